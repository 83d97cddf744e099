package dev.monitored.websocket.servlet;

import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * The length of the payload of a message, in bytes. Spring knows that of a text by
 * encoding it once more.
 */
final class MessageSize {

	private static final int ONE_BYTE = 0x80;

	private static final int TWO_BYTES = 0x800;

	private MessageSize() {
	}

	static long of(WebSocketMessage<?> message) {
		return (message instanceof TextMessage text) ? ofUtf8(text.getPayload()) : message.getPayloadLength();
	}

	private static long ofUtf8(String text) {
		long bytes = 0;
		for (int index = 0; index < text.length(); index++) {
			bytes += ofUtf8(text.charAt(index));
		}
		return bytes;
	}

	/**
	 * Returns the bytes of a character. Two that are a pair of surrogates have four.
	 * @param character the character
	 * @return its bytes
	 */
	private static int ofUtf8(char character) {
		if (character < ONE_BYTE) {
			return 1;
		}
		return (character < TWO_BYTES || Character.isSurrogate(character)) ? 2 : 3;
	}

}
