/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.simulator.internal.inbox;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import com.tracklysms.simulator.testsupport.InboxPage;
import com.tracklysms.simulator.testsupport.browser.ChromiumExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes pictures of the inbox, for a person to look at, and the one of the README.
 */
@ExtendWith(ChromiumExtension.class)
class InboxScreenshotTests {

	private static final String ANNA = "+12065550100";

	private static final List<String> TEXTS = List.of("Spring sale: 20% off all plants until Sunday",
			"Your table is booked for tonight at 7 pm", "Your order 16 has arrived. Are you content with it?",
			"We have opened a second shop in your town", "Your parcel is at the door");

	private static final int MOST_BYTES = 150_000;

	private final CallbackReceiver application = new CallbackReceiver();

	private final TracklySimulator simulator = TracklySimulator.builder().callbackUrl(this.application.url()).start();

	private final ApiClient client = new ApiClient(this.simulator);

	@BeforeEach
	void fill() throws Exception {
		send("+12065550104", "Your parcel is at the door");
		this.simulator.callbacks().deliver(newest(), "undeliverable");
		send("+12065550105", "Ваш заказ уже в пути 🌿");
		send("+12065550106", "<b>Not bold</b> & not a problem");
		for (int i = 0; i < 12; i++) {
			send("+120655501" + (20 + i), TEXTS.get(i % TEXTS.size()));
			if (i != 10) {
				this.simulator.callbacks().deliver(newest(), (i % 5 == 3) ? "rejected" : "delivered");
			}
		}
		send("12", "Is anybody there?");
		send(ANNA, "Hello Anna, your order 17 is on its way. Follow it at https://example.com/o/17");
		this.simulator.callbacks().deliver(newest(), "delivered");
		send(ANNA, "Your table for two is booked for tonight at 7 pm. If you cannot come, please let us know in time "
				+ "so that somebody else can have it. We look forward to seeing you – and your dog!");
		this.simulator.callbacks().deliver(newest(), "delivered");
		this.simulator.faults().next(Fault.rateLimited());
		send(ANNA, "Your login code is 482901");
		send(ANNA, "Your login code is 482901");
	}

	@AfterEach
	void stop() {
		this.simulator.close();
		this.application.close();
	}

	@Test
	void pageFitsNarrowAndWideScreensInBothColorSchemes(ChromeDriver driver) {
		for (String scheme : List.of("light", "dark")) {
			for (int width : new int[] { 360, 800, 1280 }) {
				InboxPage page = InboxPage.open(driver, this.simulator).resize(width, 740).colorScheme(scheme);
				page.await(".row", ANNA);
				page.photograph(scheme + "-" + width + "-list");
				page.choose(ANNA);
				page.await(".refusal");
				page.photograph(scheme + "-" + width);
				if (width < 1120) {
					page.click("#toggle-controls");
					page.await("#pending", "No request");
					page.photograph(scheme + "-" + width + "-controls");
				}
				assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
					.isEqualTo(0L);
			}
		}
	}

	@Test
	void pictureForTheDocumentationIsSmall(ChromeDriver driver) throws Exception {
		InboxPage page = InboxPage.open(driver, this.simulator).resize(1120, 740);
		page.choose(ANNA);
		page.type("answer-text", "Thank you! Where is it now?").click("#answer-form [type=submit]");
		page.await(".answer");
		page.click("#stop");
		page.await(".answer", "STOP");
		page.await("#callbacks li", "unsubscribe");
		byte[] picture = compress(page.photograph());
		assertThat(picture).hasSizeBetween(10_000, MOST_BYTES);
		Files.write(Files.createDirectories(Path.of("target", "screenshots")).resolve("inbox.png"), picture);
	}

	private static byte[] compress(byte[] picture) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		param.setCompressionQuality(0);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
			writer.write(null, new IIOImage(image, null, null), param);
		}
		return bytes.toByteArray();
	}

	private void send(String to, String body) throws Exception {
		this.client.post(TracklyEndpoint.SEND,
				"{\"to\":\"" + to + "\",\"list_number\":\"+18005550199\",\"body\":\"" + body + "\"}");
	}

	private QueuedMessage newest() {
		List<QueuedMessage> messages = this.simulator.getJournal().getMessages();
		return messages.get(messages.size() - 1);
	}

}
