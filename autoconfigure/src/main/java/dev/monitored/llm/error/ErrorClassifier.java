package dev.monitored.llm.error;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Finds out what kind of error an exception is, without knowing the library that it comes
 * from: by the status code that it or a cause has, else by the names of their classes.
 * Messages are read, and never kept.
 */
public final class ErrorClassifier {

	private static final int MAXIMUM_DEPTH = 20;

	private static final int CLIENT_ERROR = 400;

	/**
	 * How Spring AI writes the status code into the message of what it throws itself.
	 */
	private static final Pattern STATUS_IN_MESSAGE = Pattern.compile("^(?:HTTP )?([45]\\d\\d) - ");

	/**
	 * How providers say that a prompt does not fit into the context of a model: OpenAI
	 * and most servers, Anthropic, Google, Bedrock, and llama.cpp.
	 */
	private static final Pattern TOO_LONG = Pattern.compile(String.join("|", "context[_ ]length", "context window",
			"string_above_max_length", "prompt is too long", "exceed context limit", "input token count",
			"input is too long", "too many input tokens", "context[_ ]size"));

	private static final Map<Pattern, ErrorKind> NAMES = new LinkedHashMap<>();

	static {
		NAMES.put(Pattern.compile(".*(RateLimit|TooManyRequests|Throttling).*"), ErrorKind.RATE_LIMITED);
		NAMES.put(Pattern.compile(".*(ContentFilter|ContentPolicy).*"), ErrorKind.CONTENT_FILTER);
		NAMES.put(Pattern.compile(".*(ContextLength|ContextWindow).*"), ErrorKind.CONTEXT_LENGTH);
		NAMES.put(Pattern.compile(".*(Timeout|TimedOut).*|InterruptedIOException"), ErrorKind.TIMEOUT);
		NAMES.put(Pattern.compile(".*(Unauthorized|Authentication|PermissionDenied|Forbidden|AccessDenied).*"),
				ErrorKind.AUTH);
		NAMES.put(Pattern.compile("(Model)?NotFoundException"), ErrorKind.NOT_FOUND);
		NAMES.put(Pattern.compile(".*(InternalServer|ServiceUnavailable|Overloaded).*"), ErrorKind.SERVER_ERROR);
		NAMES.put(Pattern.compile(".*(BadRequest|InvalidRequest|Unprocessable).*|ValidationException"),
				ErrorKind.BAD_REQUEST);
		NAMES.put(Pattern.compile(
				".*(InvalidData|Decoding|Json|JacksonException|Databind|StreamRead|MismatchedInput|NotReadable).*"),
				ErrorKind.DECODE);
		NAMES.put(Pattern.compile(".*(UnresolvedModelServer|UnresolvedAddress|PrematureClose|ResourceAccess).*"),
				ErrorKind.CONNECTION);
	}

	private static final ErrorKind[] KINDS = ErrorKind.values();

	/**
	 * The ordinal of each class's kind. The class keeps it, and a kind would keep our
	 * class loader.
	 */
	private static final ClassValue<Integer> byName = new ClassValue<>() {

		@Override
		protected Integer computeValue(Class<?> type) {
			return named(type).ordinal();
		}

	};

	private ErrorClassifier() {
	}

	/**
	 * Returns the kind of an error.
	 * @param thrown what was thrown
	 * @return the kind
	 */
	public static ErrorKind of(Throwable thrown) {
		List<Throwable> chain = chain(thrown);
		for (Throwable link : chain) {
			ErrorKind answered = answered(link);
			if (answered != null) {
				return answered;
			}
		}
		return named(chain);
	}

	private static List<Throwable> chain(Throwable thrown) {
		List<Throwable> chain = new ArrayList<>();
		Throwable link = thrown;
		while (link != null && chain.size() < MAXIMUM_DEPTH && !chain.contains(link)) {
			chain.add(link);
			link = link.getCause();
		}
		return chain;
	}

	/**
	 * Returns what the provider answered.
	 * @param thrown an exception
	 * @return the kind, or {@code null} if the exception has no status code
	 */
	private static @Nullable ErrorKind answered(Throwable thrown) {
		ProviderAnswer answer = ProviderAnswer.of(thrown);
		int status = (answer.status() > 0) ? answer.status() : statusInMessage(thrown);
		if (status == 0) {
			return null;
		}
		String text = (answer.code() + " " + thrown.getMessage()).toLowerCase(Locale.ROOT);
		if (status < CLIENT_ERROR) {
			return brokenOff(text);
		}
		ErrorKind kind = ErrorKind.ofStatus(status);
		if (kind == ErrorKind.SERVER_ERROR && text.contains("context size")) {
			return ErrorKind.CONTEXT_LENGTH; // of llama.cpp
		}
		return (kind == ErrorKind.BAD_REQUEST) ? refused(text) : kind;
	}

	private static int statusInMessage(Throwable thrown) {
		if (!thrown.getClass().getSimpleName().endsWith("TransientAiException")) {
			return 0;
		}
		Matcher matcher = STATUS_IN_MESSAGE.matcher(String.valueOf(thrown.getMessage()));
		return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
	}

	/**
	 * Returns the kind of an error that came after the head of a successful answer.
	 * @param text what the provider says
	 * @return the kind
	 */
	private static ErrorKind brokenOff(String text) {
		if (text.contains("rate_limit") || text.contains("insufficient_quota")) {
			return ErrorKind.RATE_LIMITED;
		}
		ErrorKind refused = refused(text);
		return (refused != ErrorKind.BAD_REQUEST) ? refused : ErrorKind.SERVER_ERROR;
	}

	private static ErrorKind refused(String text) {
		if (TOO_LONG.matcher(text).find()) {
			return ErrorKind.CONTEXT_LENGTH;
		}
		if (text.contains("content_filter") || text.contains("content_policy") || text.contains("content management")
				|| text.contains("responsibleaipolicyviolation")) {
			return ErrorKind.CONTENT_FILTER;
		}
		return ErrorKind.BAD_REQUEST;
	}

	private static ErrorKind named(List<Throwable> chain) {
		ErrorKind first = ErrorKind.OTHER;
		for (Throwable link : chain) {
			ErrorKind kind = KINDS[byName.get(link.getClass())];
			if (kind == ErrorKind.TIMEOUT) {
				return kind;
			}
			if (first == ErrorKind.OTHER || (first == ErrorKind.CONNECTION && kind == ErrorKind.DECODE)) {
				first = kind;
			}
		}
		return (first == ErrorKind.BAD_REQUEST) ? refused(text(chain)) : first;
	}

	private static ErrorKind named(Class<?> type) {
		Class<?> named = type;
		while (named != null && named != Object.class) {
			for (Map.Entry<Pattern, ErrorKind> name : NAMES.entrySet()) {
				if (name.getKey().matcher(named.getSimpleName()).matches()) {
					return name.getValue();
				}
			}
			named = named.getSuperclass();
		}
		return IOException.class.isAssignableFrom(type) ? ErrorKind.CONNECTION : ErrorKind.OTHER;
	}

	private static String text(List<Throwable> chain) {
		return chain.stream()
			.map((link) -> String.valueOf(link.getMessage()).toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(" "));
	}

}
