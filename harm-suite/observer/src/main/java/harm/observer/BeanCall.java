package harm.observer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A call of a bean's method with texts as arguments.
 *
 * @param bean name of the bean
 * @param method name of the method
 * @param arguments what the method is called with
 */
record BeanCall(String bean, String method, Object... arguments) {

	static BeanCall parse(String text) {
		String[] words = text.split(" ");
		String[] names = words[0].split("\\.");
		return new BeanCall(names[0], names[1], (Object[]) Arrays.copyOfRange(words, 1, words.length));
	}

	/**
	 * Returns what the method returns or throws, as a text.
	 */
	String result(ApplicationContext context) {
		Object target = context.getBean(this.bean);
		Class<?>[] types = new Class<?>[this.arguments.length];
		Arrays.fill(types, String.class);
		try {
			Method called = target.getClass().getMethod(this.method, types);
			ReflectionUtils.makeAccessible(called);
			return String.valueOf(called.invoke(target, this.arguments));
		}
		catch (InvocationTargetException ex) {
			return "threw " + NestedExceptionUtils.getMostSpecificCause(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
