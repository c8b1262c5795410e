package com.tracklysms.spring.internal.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the API speaks it, with a mapper of its own: how the application has configured
 * Jackson must change nothing here.
 */
public final class Json {

	private final JsonMapper mapper = JsonMapper.builder().build();

	/**
	 * Made in advance: a mapper looks for what reads a type behind a lock, at which the
	 * first answers would block the event loops that read them.
	 */
	private final ObjectReader reader = this.mapper.readerFor(JsonNode.class);

	/**
	 * Write a document.
	 * @param expectedSize the number of bytes it will have, or somewhat more; a buffer
	 * that has to grow copies all that it holds
	 * @throws InvalidTracklyRequestException if a value has no form in JSON
	 */
	public ByteBuffer write(int expectedSize, Consumer<JsonGenerator> content) {
		Document document = new Document(expectedSize);
		try (JsonGenerator generator = this.mapper.createGenerator(document)) {
			content.accept(generator);
		}
		catch (JacksonException ex) {
			// Not as the cause: its message can quote the value
			throw new InvalidTracklyRequestException(
					"Message cannot be written as JSON: its metadata or contact data holds a value that has no form in it ["
							+ ex.getClass().getSimpleName() + "]",
					null);
		}
		return document.content();
	}

	/**
	 * Read a whole document.
	 * @throws UnreadableAnswerException if it is none
	 */
	public JsonNode read(byte[] document) {
		try {
			return this.reader.readTree(document);
		}
		catch (JacksonException ex) {
			throw new UnreadableAnswerException("no JSON document, or not a complete one");
		}
	}

	/**
	 * Return a parser for a document that may be anything.
	 */
	public JsonParser parse(byte[] document) {
		return this.mapper.createParser(document);
	}

	/**
	 * Hands out what was written without copying it, since a batch is large.
	 */
	private static final class Document extends ByteArrayOutputStream {

		Document(int expectedSize) {
			super(expectedSize);
		}

		ByteBuffer content() {
			return ByteBuffer.wrap(this.buf, 0, this.count).asReadOnlyBuffer();
		}

	}

}
