package dev.monitored.operation.proxy;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;

import dev.monitored.guard.LabelGuard;
import dev.monitored.known.KnownValues;
import dev.monitored.operation.declaration.DeclaredMethod;
import dev.monitored.operation.declaration.OperationDeclarations;
import dev.monitored.operation.declaration.TagKeys;
import dev.monitored.operation.recording.OperationRecorderCatalog;
import dev.monitored.operation.recording.ReturnType;

/**
 * The monitored methods of each class of beans. A class is looked at once, when its first
 * bean is about to be proxied.
 */
public final class MonitoredMethodCatalog {

	private static final Log logger = LogFactory.getLog(MonitoredMethodCatalog.class);

	private final OperationDeclarations declarations;

	private final OperationRecorderCatalog recorders;

	private final TagKeys tagKeys;

	private final LabelGuard guard;

	private final UnreachableMethods unreachable;

	private final BeanFactory beanFactory;

	private final KnownValues<Class<?>, Boolean> declared = new KnownValues<>(
			(beanClass) -> lookAt(ClassUtils.getUserClass(beanClass)));

	private final Map<Class<?>, Map<Method, MonitoredMethod>> methods = new ConcurrentHashMap<>();

	/**
	 * Creates a source of monitored methods.
	 * @param declarations what methods are declared to be
	 * @param recorders where their calls are recorded
	 * @param tagKeys the label keys that arguments may give values to
	 * @param guard what bounds those values
	 * @param beanFactory where resolvers of those values are found
	 */
	public MonitoredMethodCatalog(OperationDeclarations declarations, OperationRecorderCatalog recorders,
			TagKeys tagKeys, LabelGuard guard, BeanFactory beanFactory) {
		this.declarations = declarations;
		this.recorders = recorders;
		this.tagKeys = tagKeys;
		this.guard = guard;
		this.unreachable = new UnreachableMethods(declarations);
		this.beanFactory = beanFactory;
	}

	BeanFactory beanFactory() {
		return this.beanFactory;
	}

	boolean isAnyDeclared(Class<?> beanClass) {
		return this.declared.get(beanClass);
	}

	boolean isAnyMonitored(Class<?> beanClass) {
		return !of(beanClass).isEmpty();
	}

	@Nullable MonitoredMethod find(Method method, Class<?> beanClass) {
		Map<Method, MonitoredMethod> candidates = of(beanClass);
		if (candidates.isEmpty()) {
			return null;
		}
		MonitoredMethod declared = candidates.get(method);
		return (declared != null) ? declared
				: candidates.get(AopUtils.getMostSpecificMethod(method, ClassUtils.getUserClass(beanClass)));
	}

	/**
	 * Warns of pointcuts that match nothing. If one has matched nothing so far, tries
	 * each on the methods that another declaration won.
	 * @param userClasses the classes of all beans
	 */
	void warnOfUnmatchedPointcuts(Collection<Class<?>> userClasses) {
		if (this.declarations.isAnyUnmatched()) {
			userClasses.forEach(this::matchAll);
			this.declarations.warnOfUnmatchedPointcuts();
		}
	}

	private void matchAll(Class<?> userClass) {
		try {
			if (Reachability.isReachable(userClass)) {
				MethodIntrospector.selectMethods(userClass, (MethodFilter) Reachability::isReachable)
					.forEach((method) -> this.declarations.match(method, userClass));
			}
		}
		catch (Throwable ex) {
			logger.debug("The methods of %s cannot be looked at".formatted(userClass), ex);
		}
	}

	private Map<Method, MonitoredMethod> of(Class<?> beanClass) {
		Map<Method, MonitoredMethod> known = this.methods.get(beanClass);
		if (known != null) {
			return known;
		}
		synchronized (this.methods) {
			Map<Method, MonitoredMethod> resolved = this.methods.get(beanClass);
			if (resolved == null) {
				resolved = resolve(beanClass);
				this.methods.put(beanClass, resolved);
			}
			return resolved;
		}
	}

	private boolean lookAt(Class<?> userClass) {
		try {
			if (!this.declarations.isPossibleIn(userClass)) {
				return false;
			}
			this.unreachable.warnAbout(userClass);
			return Reachability.isReachable(userClass) && !MethodIntrospector
				.selectMethods(userClass,
						(MethodFilter) (method) -> Reachability.isReachable(method)
								&& this.declarations.isDeclared(method, userClass))
				.isEmpty();
		}
		catch (LinkageError | IllegalStateException | TypeNotPresentException ex) {
			logger.debug("The methods of %s cannot be looked at and are not monitored".formatted(userClass), ex);
			return false;
		}
	}

	private Map<Method, MonitoredMethod> resolve(Class<?> beanClass) {
		if (!isAnyDeclared(beanClass)) {
			return Map.of();
		}
		try {
			Class<?> userClass = ClassUtils.getUserClass(beanClass);
			Map<Method, MonitoredMethod> resolved = new LinkedHashMap<>();
			MethodIntrospector.selectMethods(userClass, (Method method) -> operation(method, userClass))
				.forEach((method, declared) -> {
					MonitoredMethod monitored = monitored(method, declared);
					resolved.put(method, monitored);
					resolved.put(AopUtils.getMostSpecificMethod(method, userClass), monitored);
				});
			return resolved.isEmpty() ? Map.of() : withSuspending(userClass, resolved);
		}
		catch (LinkageError | IllegalStateException | TypeNotPresentException ex) {
			logger.debug("The methods of %s cannot be looked at and are not monitored".formatted(beanClass), ex);
			return Map.of();
		}
	}

	/**
	 * Adds the suspending functions that are not measured, so that the proxy leaves them
	 * as they are.
	 * @param userClass the class
	 * @param measured its measured methods
	 * @return the methods to intercept
	 */
	private static Map<Method, MonitoredMethod> withSuspending(Class<?> userClass,
			Map<Method, MonitoredMethod> measured) {
		SuspendingMethods.of(userClass)
			.forEach((method) -> measured.putIfAbsent(method, MonitoredMethod.unmeasured(method)));
		return Map.copyOf(measured);
	}

	private @Nullable DeclaredMethod operation(Method method, Class<?> userClass) {
		return Reachability.isReachable(method) ? this.declarations.find(method, userClass) : null;
	}

	private MonitoredMethod monitored(Method method, DeclaredMethod declared) {
		ReturnType returnType = ReturnType.of(method.getReturnType());
		List<ParameterTag> tags = new ParameterTagReader(this.tagKeys, this.declarations.adoptedLabels(), this.guard,
				this.beanFactory)
			.of(method, declared);
		return new MonitoredMethod(
				new LabelledCalls(this.recorders.of(declared.operation()), returnType, declared.labels(), tags),
				returnType, SuspendingKind.of(method));
	}

}
