package dev.monitored.business.proxy;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.core.NativeDetector;
import org.springframework.util.ClassUtils;

import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.business.proxy.MeterCallHandler.MeterCall;
import dev.monitored.business.recording.MeterNode;

/**
 * Creates objects that implement meter interfaces.
 */
public final class MeterObjects {

	private MeterObjects() {
	}

	/**
	 * Creates an object. Its class is written for the interface, so that a call costs no
	 * array and no search; a native image, which takes up no class, has a JDK proxy.
	 * @param type the interface
	 * @param meters its meters
	 * @param nodes where the calls of each begin
	 * @return the object
	 */
	public static Object create(Class<?> type, List<MeterDeclaration> meters, List<MeterNode> nodes) {
		return NativeDetector.inNativeImage() ? proxy(type, meters, nodes) : written(type, meters, nodes);
	}

	static Object written(Class<?> type, List<MeterDeclaration> meters, List<MeterNode> nodes) {
		try {
			return define(type, meters).getConstructor(MeterNode[].class)
				.newInstance((Object) nodes.toArray(new MeterNode[0]));
		}
		catch (ReflectiveOperationException ex) {
			throw failure(type, ex);
		}
	}

	static Object proxy(Class<?> type, List<MeterDeclaration> meters, List<MeterNode> nodes) {
		Map<Method, MeterCall> calls = new HashMap<>();
		for (int index = 0; index < meters.size(); index++) {
			calls.put(meters.get(index).method(), new MeterCall(meters.get(index), nodes.get(index)));
		}
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type, AopInfrastructureBean.class },
				new MeterCallHandler(type, calls));
	}

	// Another context may have defined the class, which is the same for all
	private static synchronized Class<?> define(Class<?> type, List<MeterDeclaration> meters)
			throws IllegalAccessException {
		String name = MeterClassWriter.name(type);
		ClassLoader loader = type.getClassLoader();
		return ClassUtils.isPresent(name, loader) ? ClassUtils.resolveClassName(name, loader)
				: MethodHandles.privateLookupIn(type, MethodHandles.lookup())
					.defineClass(new MeterClassWriter(type, meters).bytes());
	}

	private static IllegalStateException failure(Class<?> type, Exception cause) {
		return new IllegalStateException("There can be no object that implements %s".formatted(type.getName()), cause);
	}

}
