package com.tracklysms.spring.aot;

import java.util.List;

import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.message.SmsSegments;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * {@link RuntimeHintsRegistrar} for what a native image would leave out: the resource
 * that is read, the class that is looked for, and what applications are likely to write
 * as JSON, for instance as the answer of a controller.
 */
class TracklyRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<Class<?>> DATA = List.of(SmsMessage.class, RawSmsMessage.class, ContactData.class,
			SendResult.class, BulkSendResult.class, MessageError.class, SendReport.class, SendTotals.class,
			SmsSegments.class, BatchOutcome.class, RejectedMessage.class, FailedMessage.class, SendingList.class);

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("com/tracklysms/spring/version.properties");
		hints.reflection().registerTypeIfPresent(classLoader, "io.github.bucket4j.Bucket");
		this.binding.registerReflectionHints(hints.reflection(), DATA.toArray(Class<?>[]::new));
	}

}
