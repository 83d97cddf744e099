package dev.monitored.llm.langchain4j.request;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/**
 * Counts the requests of a client: one that is answered as a whole when it returns, one
 * that is answered by events when it is answered at all.
 */
final class CountedRequests implements MethodInterceptor {

	private final AttemptCounter attemptCounter;

	CountedRequests(AttemptCounter attemptCounter) {
		this.attemptCounter = attemptCounter;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		if (!invocation.getMethod().getName().equals("execute")) {
			return invocation.proceed();
		}
		Attempt attempt = this.attemptCounter.start(request(invocation.getArguments()));
		if (invocation instanceof ProxyMethodInvocation proxied && listen(proxied, attempt)) {
			return invocation.proceed();
		}
		return execute(invocation, attempt);
	}

	private static @Nullable HttpRequest request(@Nullable Object[] arguments) {
		return (arguments.length > 0 && arguments[0] instanceof HttpRequest request) ? request : null;
	}

	private static @Nullable Object execute(MethodInvocation invocation, Attempt attempt) throws Throwable {
		try {
			Object response = invocation.proceed();
			attempt.answered(response);
			return response;
		}
		catch (Throwable ex) {
			attempt.failed(ex);
			throw ex;
		}
	}

	private static boolean listen(ProxyMethodInvocation invocation, Attempt attempt) {
		@Nullable Object[] arguments = invocation.getArguments();
		if (arguments.length == 0 || !(arguments[arguments.length - 1] instanceof ServerSentEventListener listener)) {
			return false;
		}
		arguments[arguments.length - 1] = new CountedEvents(listener, attempt);
		invocation.setArguments(arguments);
		return true;
	}

}
