package com.tracklysms.samples.quickstart;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;

import org.springframework.stereotype.Service;

/**
 * Texts customers about their orders: all that an application of yours needs.
 */
@Service
class OrderNotices {

	private final TracklyTemplate trackly;

	OrderNotices(TracklyTemplate trackly) {
		this.trackly = trackly;
	}

	SendResult shipped(String customer, int order) {
		return this.trackly.send(notice(customer, order));
	}

	BulkSendResult shipped(Collection<String> customers, int order) {
		List<SmsMessage> notices = customers.stream().map((customer) -> notice(customer, order)).toList();
		return this.trackly.sendBulk(notices);
	}

	List<SendingList> senders() {
		return this.trackly.opsForLists().findAll();
	}

	private SmsMessage notice(String customer, int order) {
		return SmsMessage.of(customer, "Your order " + order + " is on its way").withMetadata(Map.of("order", order));
	}

}
