package dev.monitored.llm.langchain4j.request;

import java.lang.reflect.Method;

import dev.langchain4j.http.client.HttpClient;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.proxy.BeanProxies;
import dev.monitored.subclass.ProxyChoice;

/**
 * Lets a builder build clients whose requests are counted.
 */
public final class CountedClients implements MethodInterceptor {

	private static final FailureLog failures = new FailureLog(CountedClients.class);

	private final MethodInterceptor requests;

	/**
	 * Creates an interceptor.
	 * @param attemptCounter where requests are counted
	 */
	public CountedClients(AttemptCounter attemptCounter) {
		this.requests = new CountedRequests(attemptCounter);
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		return (result instanceof HttpClient client) ? counted(client, invocation.getMethod()) : result;
	}

	private HttpClient counted(HttpClient client, Method method) {
		try {
			ProxyChoice choice = ProxyChoice.of(client, method.getReturnType());
			if (choice.isPossible()) {
				return BeanProxies.of(client, choice.isSubclass(), this.requests);
			}
			failures.failed("Requests of %s are not counted".formatted(client.getClass().getName()),
					new ClassCastException("They are declared to be of a class, and " + choice.obstacle()));
			return client;
		}
		catch (Throwable ex) {
			failures.failed("Requests of %s are not counted".formatted(client.getClass().getName()), ex);
			return client;
		}
	}

}
