package dev.monitored.subclass;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.target.EmptyTargetSource;
import org.springframework.cglib.core.ClassLoaderAwareGeneratorStrategy;
import org.springframework.cglib.core.SpringNamingPolicy;
import org.springframework.cglib.proxy.Callback;
import org.springframework.cglib.proxy.Dispatcher;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.cglib.proxy.MethodProxy;
import org.springframework.cglib.proxy.NoOp;
import org.springframework.cglib.proxy.ProxyRefDispatcher;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;

/**
 * Proxies of the class of what they stand before. An object that others create from the
 * class of a proxy stands before nothing: it is one of the superclass.
 */
public final class SubclassProxies {

	private static final SpringObjenesis objenesis = new SpringObjenesis();

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
		Class<?> type = type(target.getClass());
		return bound(type, callbacks(target, (proxy, method, args, fast) -> calls.call(proxy, method, args), advice),
				() -> objenesis.newInstance(type, true));
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
		Class<?> type = type(target.getClass());
		Construction construction = new Construction(calls);
		Object proxy = bound(type, callbacks(target, construction, advice),
				() -> type.getDeclaredConstructor().newInstance());
		construction.complete();
		return proxy;
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
		return (beside != null && Arrays.stream(interfaces).allMatch((type) -> ClassUtils.isVisible(type, beside)))
				? beside : otherwise;
	}

	/**
	 * Returns whether a proxy can be replaced where it is serialized.
	 * @param type the class of its target
	 * @return whether it needs to be, and its class loader knows how
	 */
	public static boolean isReplaced(Class<?> type) {
		return Serializable.class.isAssignableFrom(type) && ClassUtils.isVisible(Replaced.class, loader(type));
	}

	/**
	 * Returns the class of the proxies before objects of a class.
	 * @param type the class
	 * @return its subclass, the same one each time
	 */
	private static Class<?> type(Class<?> type) {
		ClassLoader loader = loader(type);
		boolean isGenerated = type.getName().contains(ClassUtils.CGLIB_CLASS_SEPARATOR);
		Class<?> superclass = isGenerated ? type.getSuperclass() : type;
		Enhancer enhancer = new Enhancer();
		enhancer.setClassLoader(loader);
		enhancer.setSuperclass(superclass);
		enhancer.setInterfaces(interfaces(type, loader));
		enhancer.setUseFactory(false);
		enhancer.setNamingPolicy(SpringNamingPolicy.INSTANCE);
		enhancer.setStrategy(new ClassLoaderAwareGeneratorStrategy(loader));
		enhancer.setCallbackFilter(ProxyMethods.FILTER);
		enhancer.setCallbackTypes(ProxyMethods.callbackTypes());
		Class<?> created = enhancer.createClass();
		Enhancer.registerStaticCallbacks(created, withoutTarget(superclass));
		return created;
	}

	/**
	 * Returns the interfaces of a proxy: those of its target first, as Spring expects.
	 * @param type the class of the target
	 * @param loader where the class of the proxy is defined
	 * @return the interfaces
	 */
	private static Class<?>[] interfaces(Class<?> type, @Nullable ClassLoader loader) {
		Set<Class<?>> interfaces = new LinkedHashSet<>();
		Arrays.stream(ClassUtils.getAllInterfacesForClass(type, loader))
			.filter((candidate) -> !candidate.isSealed() && candidate != Factory.class)
			.forEach(interfaces::add);
		if (isReplaced(type)) {
			interfaces.add(Replaced.class);
		}
		interfaces.remove(SpringProxy.class);
		interfaces.remove(Advised.class);
		interfaces.add(SpringProxy.class);
		interfaces.add(Advised.class);
		return interfaces.toArray(Class<?>[]::new);
	}

	private static @Nullable Callback[] callbacks(Object target, MethodInterceptor interceptor, FrozenAdvice advice) {
		Replaced replaced = () -> target;
		return ProxyMethods.callbacks(interceptor, (Dispatcher) () -> advice, NoOp.INSTANCE,
				(ProxyRefDispatcher) (proxy) -> replaced);
	}

	private static @Nullable Callback[] withoutTarget(Class<?> superclass) {
		FrozenAdvice advice = FrozenAdvice.of(EmptyTargetSource.forClass(superclass, true));
		return ProxyMethods.callbacks(null, (Dispatcher) () -> advice, NoOp.INSTANCE,
				(ProxyRefDispatcher) (proxy) -> (Replaced) () -> proxy);
	}

	private static Object bound(Class<?> type, @Nullable Callback[] callbacks, Creation creation) {
		Enhancer.registerCallbacks(type, callbacks);
		try {
			Object created = creation.create();
			((Advised) created).isFrozen(); // it takes its callbacks with the first call
			return created;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("There can be no proxy of %s".formatted(type.getName()), ex);
		}
		finally {
			Enhancer.registerCallbacks(type, null);
		}
	}

	/**
	 * Hands calls to a proxy that is complete, and to its superclass until then.
	 */
	private static final class Construction implements MethodInterceptor {

		private final ProxyCalls calls;

		private boolean isComplete;

		Construction(ProxyCalls calls) {
			this.calls = calls;
		}

		void complete() {
			this.isComplete = true;
		}

		@Override
		public @Nullable Object intercept(Object proxy, Method method, @Nullable Object[] args, MethodProxy fast)
				throws Throwable {
			return this.isComplete ? this.calls.call(proxy, method, args) : fast.invokeSuper(proxy, args);
		}

	}

	/**
	 * Creates an object of the class of a proxy.
	 */
	private interface Creation {

		Object create() throws ReflectiveOperationException;

	}

}
