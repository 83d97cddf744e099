package dev.monitored.unloading;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/**
 * Starts the application of a binder's contract, makes every kind of call and closes it.
 * The class loader that loads this class is the one of the application.
 */
final class Exercise implements Runnable {

	private final Class<?> contract;

	Exercise(String contract) throws ClassNotFoundException {
		this.contract = Class.forName(contract, true, Exercise.class.getClassLoader());
	}

	@Override
	public void run() {
		runAll(BeforeAll.class);
		try {
			Constructor<?> constructor = ReflectionUtils.accessibleConstructor(this.contract);
			Object instance = constructor.newInstance();
			ApplicationContextRunner application = (ApplicationContextRunner) Objects
				.requireNonNull(call(instance, "application"));
			application.run((context) -> call(instance, "exercise", context));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			runAll(AfterAll.class);
		}
	}

	private void runAll(Class<? extends Annotation> annotation) {
		Arrays.stream(this.contract.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(annotation))
			.forEach((method) -> invoke(method, null));
	}

	private @Nullable Object call(Object instance, String name, Object... arguments) {
		Class<?>[] types = (arguments.length > 0) ? new Class<?>[] { ApplicationContext.class } : new Class<?>[0];
		Method method = Objects.requireNonNull(ReflectionUtils.findMethod(this.contract, name, types));
		return invoke(method, instance, arguments);
	}

	private static @Nullable Object invoke(Method method, @Nullable Object instance, Object... arguments) {
		ReflectionUtils.makeAccessible(method);
		return ReflectionUtils.invokeMethod(method, instance, arguments);
	}

}
