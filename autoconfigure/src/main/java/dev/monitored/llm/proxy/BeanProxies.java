package dev.monitored.llm.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ClassUtils;

/**
 * Makes proxies that ask an interceptor first.
 */
public final class BeanProxies {

	private BeanProxies() {
	}

	/**
	 * Returns a proxy.
	 * @param <T> the type of the object
	 * @param target the object that it stands for
	 * @param isSubclass whether it is of the class of the object, and not of its
	 * interfaces alone
	 * @param interceptor what is asked first
	 * @return the proxy
	 */
	@SuppressWarnings("unchecked")
	public static <T> T of(T target, boolean isSubclass, MethodInterceptor interceptor) {
		ClassLoader loader = target.getClass().getClassLoader();
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(target);
		factory.setProxyTargetClass(isSubclass);
		if (!isSubclass) {
			factory.setInterfaces(ClassUtils.getAllInterfacesForClass(target.getClass(), loader));
		}
		factory.addAdvice((loader != BeanProxies.class.getClassLoader()) ? untied(interceptor) : interceptor);
		return (T) factory.getProxy(loader);
	}

	/**
	 * Returns an interceptor whose class is not ours. Spring stores its class in the
	 * subclass. A subclass in a library that applications share would otherwise keep our
	 * class loader alive.
	 * @param interceptor what is asked
	 * @return what asks it
	 */
	private static MethodInterceptor untied(MethodInterceptor interceptor) {
		InvocationHandler handler = (proxy, method, args) -> (method.getDeclaringClass() == MethodInterceptor.class)
				? interceptor.invoke((MethodInvocation) args[0]) : method.invoke(interceptor, args);
		return (MethodInterceptor) Proxy.newProxyInstance(MethodInterceptor.class.getClassLoader(),
				new Class<?>[] { MethodInterceptor.class }, handler);
	}

}
