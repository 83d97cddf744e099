package dev.monitored.llm.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ReflectionUtils;

/**
 * Makes instances of subclasses that ask an interceptor first.
 */
public final class Subclass {

	private Subclass() {
	}

	/**
	 * Returns whether an instance of a subclass would behave like one of the class. A
	 * final method would run on the fields of the proxy, which are all empty.
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
		ClassLoader loader = target.getClass().getClassLoader();
		factory.addAdvice((loader != Subclass.class.getClassLoader()) ? untied(interceptor) : interceptor);
		return (T) factory.getProxy(loader);
	}

	/**
	 * Returns an interceptor whose class is none of ours. Spring notes the class of the
	 * interceptor in the subclass, and where that lives as long as a library that several
	 * applications share, so would our class loader.
	 * @param interceptor what is asked
	 * @return what asks it
	 */
	private static MethodInterceptor untied(MethodInterceptor interceptor) {
		InvocationHandler handler = (proxy, method, args) -> (method.getDeclaringClass() == MethodInterceptor.class)
				? interceptor.invoke((MethodInvocation) args[0]) : method.invoke(interceptor, args);
		return (MethodInterceptor) Proxy.newProxyInstance(MethodInterceptor.class.getClassLoader(),
				new Class<?>[] { MethodInterceptor.class }, handler);
	}

	private static boolean isFinal(int modifiers) {
		return Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
	}

}
