package dev.monitored.operation.declaration;

import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.KotlinDetector;

/**
 * The name of a method as its author wrote it. Kotlin's compiler appends the module to
 * the name of an internal function, and a hash where a parameter is an inline class.
 */
final class MethodName {

	private static final Pattern MANGLED = Pattern.compile("(.+?)(-(?=[a-z]*[A-Z0-9_-])[\\w-]{7}|-impl)?(\\$[^$]+)?");

	private MethodName() {
	}

	static String of(Method method) {
		String name = method.getName();
		return KotlinDetector.isKotlinType(method.getDeclaringClass()) ? written(name) : name;
	}

	static String written(String compiled) {
		Matcher matcher = MANGLED.matcher(compiled);
		return matcher.matches() ? matcher.group(1) : compiled;
	}

}
