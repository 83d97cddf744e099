package dev.monitored.operation.declaration;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One thing that can be said of an operation, in an annotation or in the configuration.
 *
 * @param <W> the type of what is written
 * @param <T> the type of what it means
 * @param name the name in the annotation
 * @param reader understands what is written
 */
record WrittenAttribute<W, T>(String name, Reader<W, T> reader) {

	/**
	 * Creates an attribute that is written as an objective is.
	 * @param <T> the type of what it means
	 * @param name the name
	 * @param parsing understands the text
	 * @return the attribute
	 */
	static <T> WrittenAttribute<String, T> objective(String name, Function<String, T> parsing) {
		return new WrittenAttribute<>(name, (parser, text, setting) -> parser.objective(text, setting, parsing));
	}

	/**
	 * Understands what one place says.
	 * @param texts what is written there
	 * @param parser what understands texts
	 * @return what it means, or {@code null} if nothing is written
	 */
	@SuppressWarnings("unchecked")
	@Nullable T read(OperationTexts texts, OperationAttributesParser parser) {
		Object written = texts.written().get(this.name);
		return (written != null) ? this.reader.read(parser, (W) written, texts.setting().apply(this.name)) : null;
	}

	/**
	 * Understands what is written.
	 *
	 * @param <W> the type of what is written
	 * @param <T> the type of what it means
	 */
	interface Reader<W, T> {

		@Nullable T read(OperationAttributesParser parser, W written, String setting);

	}

}
