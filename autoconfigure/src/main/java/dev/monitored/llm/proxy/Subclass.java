package dev.monitored.llm.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ReflectionUtils;

/**
 * Makes instances of subclasses that ask an interceptor first.
 */
public final class Subclass {

	private Subclass() {
	}

	/**
	 * Tells whether an instance of a subclass would behave like one of the class. A final
	 * method would run on the fields of the proxy, which are all empty.
	 * @param type the class
	 * @return whether it and all of its methods can be overridden
	 */
	public static boolean isPossible(Class<?> type) {
		if (Modifier.isFinal(type.getModifiers()) || Modifier.isPrivate(type.getModifiers())) {
			return false;
		}
		for (Method method : ReflectionUtils.getAllDeclaredMethods(type)) {
			if (method.getDeclaringClass() != Object.class && isFinal(method.getModifiers())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns an instance of a subclass.
	 * @param <T> the type of the object
	 * @param target the object that it stands for
	 * @param interceptor what is asked first
	 * @return the instance
	 */
	@SuppressWarnings("unchecked")
	public static <T> T of(T target, MethodInterceptor interceptor) {
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(target);
		factory.setProxyTargetClass(true);
		factory.addAdvice(interceptor);
		return (T) factory.getProxy(target.getClass().getClassLoader());
	}

	private static boolean isFinal(int modifiers) {
		return Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
	}

}
