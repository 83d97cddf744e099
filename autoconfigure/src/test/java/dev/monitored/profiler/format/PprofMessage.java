package dev.monitored.profiler.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A message of Protocol Buffers, as its fields are encoded: numbers, or bytes that can be
 * a text, numbers or another message.
 */
final class PprofMessage {

	private final Map<Integer, List<Object>> fields = new HashMap<>();

	private PprofMessage(byte[] bytes) {
		Reading reading = new Reading(bytes);
		while (reading.hasMore()) {
			long key = reading.varint();
			Object value = switch ((int) (key & 7)) {
				case 0 -> reading.varint();
				case 2 -> reading.bytes();
				default -> throw new IllegalArgumentException("Wire type " + (key & 7));
			};
			this.fields.computeIfAbsent((int) (key >>> 3), (field) -> new ArrayList<>()).add(value);
		}
	}

	static PprofMessage unzip(byte[] compressed) throws IOException {
		try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
			return new PprofMessage(stream.readAllBytes());
		}
	}

	long number(int field) {
		List<Object> values = this.fields.getOrDefault(field, List.of());
		return values.isEmpty() ? 0 : (Long) values.get(0);
	}

	List<Long> numbers(int field) {
		Reading reading = new Reading((byte[]) this.fields.getOrDefault(field, List.of()).get(0));
		List<Long> numbers = new ArrayList<>();
		while (reading.hasMore()) {
			numbers.add(reading.varint());
		}
		return numbers;
	}

	List<String> texts(int field) {
		return this.fields.getOrDefault(field, List.of())
			.stream()
			.map((value) -> new String((byte[]) value, StandardCharsets.UTF_8))
			.toList();
	}

	List<PprofMessage> messages(int field) {
		return this.fields.getOrDefault(field, List.of())
			.stream()
			.map((value) -> new PprofMessage((byte[]) value))
			.toList();
	}

	/**
	 * Bytes that are read one after another.
	 */
	private static final class Reading {

		private final byte[] bytes;

		private int position;

		Reading(byte[] bytes) {
			this.bytes = bytes;
		}

		boolean hasMore() {
			return this.position < this.bytes.length;
		}

		long varint() {
			long value = 0;
			for (int shift = 0;; shift += 7) {
				byte next = this.bytes[this.position++];
				value |= (long) (next & 0x7F) << shift;
				if (next >= 0) {
					return value;
				}
			}
		}

		byte[] bytes() {
			int length = (int) varint();
			byte[] content = Arrays.copyOfRange(this.bytes, this.position, this.position + length);
			this.position += length;
			return content;
		}

	}

}
