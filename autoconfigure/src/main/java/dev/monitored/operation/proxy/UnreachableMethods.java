package dev.monitored.operation.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import dev.monitored.operation.declaration.OperationDeclarations;

/**
 * Says of an annotated method that no proxy can intercept, once, that it is never
 * measured.
 */
final class UnreachableMethods {

	private static final Log logger = LogFactory.getLog(UnreachableMethods.class);

	private final OperationDeclarations declarations;

	private final Set<Method> reported = ConcurrentHashMap.newKeySet();

	UnreachableMethods(OperationDeclarations declarations) {
		this.declarations = declarations;
	}

	void warnAbout(Class<?> beanClass) {
		if (Proxy.isProxyClass(beanClass) || ClassUtils.isLambdaClass(beanClass)) {
			return;
		}
		ReflectionUtils.doWithMethods(beanClass, (method) -> warnAbout(method, beanClass),
				ReflectionUtils.USER_DECLARED_METHODS);
	}

	private void warnAbout(Method method, Class<?> beanClass) {
		String obstacle = obstacle(method, beanClass);
		String annotation = (obstacle != null) ? this.declarations.asking(method, beanClass) : null;
		if (annotation != null && this.reported.add(method)) {
			logger.warn(
					"%s on %s measures no operation, because %s cannot be intercepted. Move the code to a method of another bean, or record it by hand with Operations"
						.formatted(annotation, method.toGenericString(), obstacle));
		}
	}

	private static @Nullable String obstacle(Method method, Class<?> beanClass) {
		String ofMethod = Reachability.obstacle(method);
		return (ofMethod != null) ? ofMethod : Reachability.obstacle(beanClass);
	}

}
