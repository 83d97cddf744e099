package dev.monitored.llm.springai;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import dev.monitored.llm.LlmCalls;

/**
 * Counts the requests that the libraries of OpenAI and Anthropic send, which say in a
 * header how often they have tried before.
 */
final class HttpAttemptInterceptor implements Interceptor {

	private static final String RETRIES = "X-Stainless-Retry-Count";

	private final String provider;

	private final LlmCalls llm;

	HttpAttemptInterceptor(String provider, LlmCalls llm) {
		this.provider = provider;
		this.llm = llm;
	}

	@Override
	public Response intercept(Chain chain) throws IOException {
		boolean isRetry = isRetry(chain.request().header(RETRIES));
		int code = 0;
		try {
			Response response = chain.proceed(chain.request());
			code = response.code();
			return response;
		}
		finally {
			this.llm.attempt(this.provider, code, isRetry);
		}
	}

	private static boolean isRetry(@Nullable String retries) {
		return retries != null && !retries.equals("0");
	}

}
