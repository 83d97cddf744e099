package dev.monitored.subclass;

import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.cglib.core.ReflectUtils;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;

/**
 * Proxies of the class of what they stand before. An object that others create from the
 * class of a proxy stands before nothing: it is one of the superclass.
 */
public final class SubclassProxies {

	/**
	 * The class of the proxies before objects of a class. It has nothing of ours.
	 */
	private static final ClassValue<Class<?>> types = new ClassValue<>() {

		@Override
		protected Class<?> computeValue(Class<?> type) {
			return define(type);
		}

	};

	/**
	 * Tells apart classes that have one superclass. Other applications may define theirs
	 * beside it.
	 */
	private static final AtomicInteger defined = new AtomicInteger();

	/**
	 * What a class of CGLIB shows, and no other object has.
	 */
	private static final String FACTORY = "org.springframework.cglib.proxy.Factory";

	private SubclassProxies() {
	}

	/**
	 * Creates a proxy without a call of a constructor.
	 * @param target the object that it stands before
	 * @param calls what every call of the proxy becomes
	 * @param advice what the proxy shows of itself and of its target
	 * @return the proxy
	 */
	public static Object create(Object target, ProxyCalls calls, FrozenAdvice advice) {
		return bound(new SpringObjenesis().newInstance(types.get(target.getClass())), target, calls, advice);
	}

	/**
	 * Creates a proxy by the constructor that has no parameters, so that its fields have
	 * values. What the constructor calls is not taken for calls of the proxy.
	 * @param target the object that it stands before
	 * @param calls what every call of the proxy becomes
	 * @param advice what the proxy shows of itself and of its target
	 * @return the proxy
	 */
	public static Object construct(Object target, ProxyCalls calls, FrozenAdvice advice) {
		Class<?> type = types.get(target.getClass());
		try {
			return bound(type.getDeclaredConstructor().newInstance(), target, calls, advice);
		}
		catch (ReflectiveOperationException ex) {
			throw failure(type, ex);
		}
	}

	/**
	 * Returns what calls a method of the superclass of a proxy, which then works on the
	 * fields of the proxy.
	 * @param proxy the proxy
	 * @param method the method
	 * @return a handle, whose first argument is the proxy
	 */
	public static MethodHandle ofSuperclass(Object proxy, Method method) {
		Class<?> type = proxy.getClass();
		try {
			return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).unreflectSpecial(method, type);
		}
		catch (IllegalAccessException ex) {
			throw failure(type, ex);
		}
	}

	/**
	 * Returns where a proxy is defined: beside the class of its target, if Spring can be
	 * seen from there, because the class may be visible to its package only.
	 * @param type the class
	 * @return the class loader
	 */
	public static @Nullable ClassLoader loader(Class<?> type) {
		return loader(type, Advised.class.getClassLoader(), Advised.class);
	}

	/**
	 * Returns where a subclass is defined: beside its superclass, whose package-private
	 * methods it overrides there, if its interfaces can be seen from there.
	 * @param superclass the superclass
	 * @param otherwise the class loader if they cannot
	 * @param interfaces the interfaces
	 * @return the class loader
	 */
	public static @Nullable ClassLoader loader(Class<?> superclass, @Nullable ClassLoader otherwise,
			Class<?>... interfaces) {
		ClassLoader beside = superclass.getClassLoader();
		for (Class<?> type : interfaces) {
			if (!ClassUtils.isVisible(type, beside)) {
				return otherwise;
			}
		}
		return (beside != null) ? beside : otherwise;
	}

	/**
	 * Returns whether a proxy can be replaced where it is serialized.
	 * @param type the class of its target
	 * @return whether it needs to be, and its class loader knows how
	 */
	public static boolean isReplaced(Class<?> type) {
		return Serializable.class.isAssignableFrom(type) && ClassUtils.isVisible(Replaced.class, loader(type));
	}

	private static Class<?> define(Class<?> type) {
		ClassLoader loader = loader(type);
		boolean isGenerated = type.getName().contains(ClassUtils.CGLIB_CLASS_SEPARATOR);
		Class<?> superclass = isGenerated ? type.getSuperclass() : type;
		Class<?>[] interfaces = interfaces(type, loader);
		String name = superclass.getName() + "$$Monitored$$" + Integer.toHexString(System.identityHashCode(types)) + "$"
				+ defined.incrementAndGet();
		SubclassWriter writer = new SubclassWriter(name, superclass, interfaces);
		ProxyMethods members = new ProxyMethods(superclass, List.of(interfaces), loader);
		for (Constructor<?> constructor : members.constructors()) {
			writer.add(constructor);
		}
		for (Method method : members.overridable()) {
			if (ProxyMethods.isOfAdvised(method)) {
				writer.addAdvised(method);
			}
			else {
				writer.addHandled(method);
			}
		}
		try {
			Class<?> created = ReflectUtils.defineClass(name, writer.bytes(), loader,
					ReflectUtils.getProtectionDomain(superclass), superclass);
			set(created, SubclassWriter.METHODS, null, writer.handled());
			return created;
		}
		catch (Exception ex) {
			throw failure(superclass, ex);
		}
	}

	/**
	 * Returns the interfaces of a proxy: those of its target first, as Spring expects.
	 * @param type the class of the target
	 * @param loader where the class of the proxy is defined
	 * @return the interfaces
	 */
	private static Class<?>[] interfaces(Class<?> type, @Nullable ClassLoader loader) {
		Set<Class<?>> interfaces = new LinkedHashSet<>();
		for (Class<?> candidate : ClassUtils.getAllInterfacesForClass(type, loader)) {
			if (!candidate.isSealed() && !candidate.getName().equals(FACTORY)) {
				interfaces.add(candidate);
			}
		}
		if (isReplaced(type)) {
			interfaces.add(Replaced.class);
		}
		interfaces.remove(SpringProxy.class);
		interfaces.remove(Advised.class);
		interfaces.add(SpringProxy.class);
		interfaces.add(Advised.class);
		return interfaces.toArray(new Class<?>[0]);
	}

	private static Object bound(Object proxy, Object target, ProxyCalls calls, FrozenAdvice advice) {
		InvocationHandler handler = (called, method, args) -> (method.getDeclaringClass() == Replaced.class) ? target
				: calls.call(called, method, args);
		try {
			set(proxy.getClass(), SubclassWriter.ADVICE, proxy, advice);
			set(proxy.getClass(), SubclassWriter.CALLS, proxy, handler);
			return proxy;
		}
		catch (ReflectiveOperationException ex) {
			throw failure(proxy.getClass(), ex);
		}
	}

	private static void set(Class<?> type, String name, @Nullable Object proxy, Object value)
			throws ReflectiveOperationException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		field.set(proxy, value);
	}

	private static IllegalStateException failure(Class<?> type, Exception cause) {
		return new IllegalStateException("There can be no proxy of %s".formatted(type.getName()), cause);
	}

}
