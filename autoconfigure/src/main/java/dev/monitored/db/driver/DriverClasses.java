package dev.monitored.db.driver;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.cglib.core.ClassLoaderAwareGeneratorStrategy;
import org.springframework.cglib.core.SpringNamingPolicy;
import org.springframework.cglib.proxy.Callback;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.InvocationHandler;
import org.springframework.cglib.proxy.NoOp;

import dev.monitored.subclass.ProxyMethods;

/**
 * Classes with the interfaces of drivers, one for all objects that have the same. They
 * are kept here and not by Spring, which may be shared by several applications.
 */
final class DriverClasses {

	private static final ClassLoader LOADER = DriverClasses.class.getClassLoader();

	private static final Map<List<Class<?>>, Constructor<?>> constructors = new ConcurrentHashMap<>();

	private DriverClasses() {
	}

	/**
	 * Returns the constructor of a class.
	 * @param base the superclass
	 * @param interfaces its interfaces
	 * @return its constructor
	 */
	static Constructor<?> constructor(Class<? extends DriverObject> base, List<Class<?>> interfaces) {
		List<Class<?>> key = new ArrayList<>(interfaces);
		key.add(base);
		return constructors.computeIfAbsent(key, (added) -> create(base, interfaces));
	}

	/**
	 * Creates an object.
	 * @param constructor the constructor of its class
	 * @param handler what answers its calls
	 * @return the object
	 */
	static Object create(Constructor<?> constructor, DriverHandler handler) {
		try {
			return constructor.newInstance(handler);
		}
		catch (InvocationTargetException | InstantiationException | IllegalAccessException ex) {
			throw new IllegalStateException("There can be no %s".formatted(constructor.getDeclaringClass()), ex);
		}
	}

	private static Constructor<?> create(Class<? extends DriverObject> base, List<Class<?>> interfaces) {
		Enhancer enhancer = new Enhancer();
		enhancer.setClassLoader(LOADER);
		enhancer.setSuperclass(base);
		enhancer.setInterfaces(interfaces.toArray(Class<?>[]::new));
		enhancer.setUseFactory(false);
		enhancer.setUseCache(false);
		enhancer.setNamingPolicy(SpringNamingPolicy.INSTANCE);
		enhancer.setStrategy(new ClassLoaderAwareGeneratorStrategy(LOADER));
		enhancer.setCallbackFilter((method) -> ProxyMethods.isOfObjectAlone(method) ? 1 : 0);
		enhancer.setCallbackTypes(new Class<?>[] { InvocationHandler.class, NoOp.class });
		Class<?> created = enhancer.createClass();
		InvocationHandler calls = (object, method, args) -> ((DriverObject) object).handler()
			.invoke(object, method, args);
		Enhancer.registerStaticCallbacks(created, new Callback[] { calls, NoOp.INSTANCE });
		return created.getDeclaredConstructors()[0];
	}

}
