package dev.monitored.business.proxy;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

import dev.monitored.business.declaration.LabelParameter;
import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.business.recording.MeterNode;

/**
 * Records the calls of a JDK proxy.
 */
final class MeterCallHandler implements InvocationHandler {

	private final Class<?> type;

	private final Map<Method, MeterCall> calls;

	MeterCallHandler(Class<?> type, Map<Method, MeterCall> calls) {
		this.type = type;
		this.calls = calls;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		MeterCall call = this.calls.get(method);
		if (call != null) {
			call.record((arguments != null) ? arguments : new Object[0]);
			return null;
		}
		if (method.isDefault()) {
			return invokeDefault(proxy, method, (arguments != null) ? arguments : new Object[0]);
		}
		if (ReflectionUtils.isEqualsMethod(method)) {
			return arguments != null && proxy == arguments[0];
		}
		return ReflectionUtils.isHashCodeMethod(method) ? (Object) System.identityHashCode(proxy)
				: "Meters of " + this.type.getName();
	}

	// The JDK's own way needs an interface that this class may access
	private static @Nullable Object invokeDefault(Object proxy, Method method, @Nullable Object[] arguments)
			throws Throwable {
		Class<?> declaring = method.getDeclaringClass();
		return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
			.unreflectSpecial(method, declaring)
			.bindTo(proxy)
			.invokeWithArguments(arguments);
	}

	/**
	 * What a method does.
	 *
	 * @param meter the meter that it is
	 * @param node where its calls begin
	 */
	record MeterCall(MeterDeclaration meter, MeterNode node) {

		void record(@Nullable Object[] arguments) {
			MeterNode reached = this.node;
			for (LabelParameter label : this.meter.labels()) {
				reached = reached.of(arguments[label.index()]);
			}
			if (this.meter.value() < 0) {
				reached.count();
			}
			else {
				reached.record(arguments[this.meter.value()]);
			}
		}

	}

}
