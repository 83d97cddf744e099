package dev.monitored.profiler.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a message of Protocol Buffers.
 */
final class ProtoWriter {

	private static final int VARINT = 0;

	private static final int LENGTH_DELIMITED = 2;

	private static final int LOW_BITS = 0x7F;

	private static final int MORE = 0x80;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	/**
	 * Writes a number, unless it is 0, the default.
	 * @param field the number of the field
	 * @param value the value
	 * @return this
	 */
	ProtoWriter number(int field, long value) {
		if (value != 0) {
			varint((long) field << 3 | VARINT);
			varint(value);
		}
		return this;
	}

	/**
	 * Writes several numbers.
	 * @param field the number of the field
	 * @param values the values
	 * @return this
	 */
	ProtoWriter numbers(int field, long... values) {
		ProtoWriter packed = new ProtoWriter();
		for (long value : values) {
			packed.varint(value);
		}
		return bytes(field, packed.toByteArray());
	}

	/**
	 * Writes a text.
	 * @param field the number of the field
	 * @param value the value
	 * @return this
	 */
	ProtoWriter text(int field, String value) {
		return bytes(field, value.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Writes a message in this one.
	 * @param field the number of the field
	 * @param value the message
	 * @return this
	 */
	ProtoWriter message(int field, ProtoWriter value) {
		return bytes(field, value.toByteArray());
	}

	/**
	 * Returns the message.
	 * @return its bytes
	 */
	byte[] toByteArray() {
		return this.out.toByteArray();
	}

	private ProtoWriter bytes(int field, byte[] value) {
		varint((long) field << 3 | LENGTH_DELIMITED);
		varint(value.length);
		this.out.writeBytes(value);
		return this;
	}

	private void varint(long value) {
		long rest = value;
		while ((rest & ~LOW_BITS) != 0) {
			this.out.write((int) (rest & LOW_BITS) | MORE);
			rest >>>= 7;
		}
		this.out.write((int) rest);
	}

}
