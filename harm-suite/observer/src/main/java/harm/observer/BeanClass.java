package harm.observer;

import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The class that a bean was written as, and what Spring made of it.
 *
 * @param beanClass the class of the bean
 * @param userClass the class without the proxy
 */
record BeanClass(Class<?> beanClass, Class<?> userClass) {

	static BeanClass of(Object bean) {
		return new BeanClass(bean.getClass(), ClassUtils.getUserClass(AopUtils.getTargetClass(bean)));
	}

	/**
	 * Returns the kind of proxy that the bean is.
	 */
	String proxy() {
		if (Proxy.isProxyClass(this.beanClass)) {
			return "of interfaces";
		}
		return (this.beanClass != this.userClass) ? "of the class" : "none";
	}

	/**
	 * Returns all types by which the bean can be requested, with their generics.
	 */
	Set<ResolvableType> types() {
		Set<ResolvableType> types = new LinkedHashSet<>();
		collect(ResolvableType.forClass(this.userClass), types);
		types.removeIf((type) -> type.toClass().isHidden() || Proxy.isProxyClass(type.toClass()));
		return types;
	}

	private static void collect(ResolvableType type, Set<ResolvableType> types) {
		if (type == ResolvableType.NONE || !types.add(type)) {
			return;
		}
		collect(type.getSuperType(), types);
		for (ResolvableType implemented : type.getInterfaces()) {
			collect(implemented, types);
		}
	}

}
