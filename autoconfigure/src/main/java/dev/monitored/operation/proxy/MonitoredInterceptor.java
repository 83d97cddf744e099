package dev.monitored.operation.proxy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;

import dev.monitored.failure.FailureLog;

/**
 * Finds the {@link MonitoredMethod} of an invocation. A method is nearly always invoked
 * on one class of beans, which is remembered first.
 */
final class MonitoredInterceptor implements MethodInterceptor {

	private static final FailureLog failures = new FailureLog(MonitoredInterceptor.class);

	private static final int SLOTS = 1024;

	private static final int SLOTS_OF_ONE_CLASS = 32;

	private final MonitoredMethodCatalog methods;

	/**
	 * The class of the one proxy whose calls are seen, if its target does not have the
	 * methods.
	 */
	private final @Nullable Class<?> proxyClass;

	private final Map<Method, Targets> targets = new ConcurrentHashMap<>();

	/**
	 * Most of the targets by the identity of the method, which is quicker to tell than
	 * its hash code: who comes first to a slot keeps it. Threads may race for one, since
	 * targets can be published without synchronization.
	 */
	private final @Nullable Targets[] slots;

	MonitoredInterceptor(MonitoredMethodCatalog methods, @Nullable Class<?> proxyClass) {
		this.methods = methods;
		this.proxyClass = proxyClass;
		this.slots = new Targets[(proxyClass != null) ? SLOTS_OF_ONE_CLASS : SLOTS];
	}

	boolean isOf(MonitoredMethodCatalog candidate) {
		return this.methods == candidate;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		MonitoredMethod method = null;
		try {
			method = find(invocation.getMethod(), invocation.getThis());
		}
		catch (StackOverflowError ex) {
			// The next call of the method looks again
		}
		return (method != null) ? method.invoke(invocation) : invocation.proceed();
	}

	private @Nullable MonitoredMethod find(Method method, @Nullable Object target) {
		Class<?> type = type(method, target);
		int slot = System.identityHashCode(method) & (this.slots.length - 1);
		Targets known = this.slots[slot];
		if (known == null) {
			known = targets(method, type, target);
			this.slots[slot] = known;
		}
		return ((known.method == method) ? known : targets(method, type, target)).of(type, target);
	}

	private Class<?> type(Method method, @Nullable Object target) {
		if (this.proxyClass != null) {
			return this.proxyClass;
		}
		return (target != null) ? target.getClass() : method.getDeclaringClass();
	}

	private Targets targets(Method method, Class<?> type, @Nullable Object target) {
		Targets known = this.targets.get(method);
		if (known != null) {
			return known;
		}
		Targets added = new Targets(method, type, target);
		Targets raced = this.targets.putIfAbsent(method, added);
		return (raced != null) ? raced : added;
	}

	private @Nullable MonitoredMethod resolve(Method method, Class<?> type, @Nullable Object target) {
		try {
			return isMeasuredItself(target) ? null : this.methods.find(method, type);
		}
		catch (StackOverflowError ex) {
			throw ex; // nothing is known about the method
		}
		catch (Throwable ex) {
			failures.failed("Calls of %s are not recorded".formatted(method), ex);
			return null;
		}
	}

	/**
	 * Returns whether the target is a proxy that measures: that of a bean in a scope, or
	 * that of a second creator of proxies.
	 * @param target the target of an invocation
	 * @return whether it measures
	 */
	private boolean isMeasuredItself(@Nullable Object target) {
		return target instanceof MeasuredProxy
				|| (target instanceof Advised advised && Arrays.stream(advised.getAdvisors())
					.anyMatch((advisor) -> advisor.getAdvice() instanceof MonitoredInterceptor interceptor
							&& interceptor.isOf(this.methods)));
	}

	/**
	 * The classes of beans on which one method is invoked.
	 */
	private final class Targets {

		private final Method method;

		private final Class<?> firstType;

		private final @Nullable MonitoredMethod first;

		private final Map<Class<?>, Optional<MonitoredMethod>> others = new ConcurrentHashMap<>();

		Targets(Method method, Class<?> firstType, @Nullable Object target) {
			this.method = method;
			this.firstType = firstType;
			this.first = resolve(method, firstType, target);
		}

		@Nullable MonitoredMethod of(Class<?> type, @Nullable Object target) {
			return (type == this.firstType) ? this.first : other(type, target);
		}

		private @Nullable MonitoredMethod other(Class<?> type, @Nullable Object target) {
			Optional<MonitoredMethod> known = this.others.get(type);
			if (known == null) {
				known = Optional.ofNullable(resolve(this.method, type, target));
				this.others.put(type, known);
			}
			return known.orElse(null);
		}

	}

}
