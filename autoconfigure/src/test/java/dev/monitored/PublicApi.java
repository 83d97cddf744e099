package dev.monitored;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * Writes down what users may call of a type, a line for each member.
 *
 * @param type a public type
 */
record PublicApi(Class<?> type) {

	/**
	 * Returns the type and its public members, in an order that stays.
	 * @return the type, and its members with a tab before them
	 */
	Stream<String> lines() {
		return Stream.concat(Stream.of(this.type.getName()), members().map((member) -> "\t" + member).sorted());
	}

	// Users exclude auto-configurations by their names, and call nothing of them
	private Stream<String> members() {
		return this.type.isAnnotationPresent(AutoConfiguration.class) ? Stream.empty()
				: Stream.of(interfaces(), constants(), constructors(), methods()).flatMap((members) -> members);
	}

	private Stream<String> interfaces() {
		return Arrays.stream(this.type.getGenericInterfaces()).map((type) -> "implements " + text(type.getTypeName()));
	}

	private Stream<String> constants() {
		return Arrays.stream(this.type.getDeclaredFields())
			.filter((field) -> isVisible(field.getModifiers()) && !field.isSynthetic())
			.map(Field::getName);
	}

	private Stream<String> constructors() {
		return Arrays.stream(this.type.getDeclaredConstructors())
			.filter((constructor) -> isVisible(constructor.getModifiers()))
			.map((constructor) -> "new" + parameters(constructor));
	}

	private Stream<String> methods() {
		return Arrays.stream(this.type.getDeclaredMethods())
			.filter((method) -> isVisible(method.getModifiers()) && !method.isSynthetic() && !isOfEveryType(method))
			.map((method) -> text(method.getGenericReturnType().getTypeName()) + " " + method.getName()
					+ parameters(method) + defaultValue(method));
	}

	private static boolean isVisible(int modifiers) {
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
	}

	private boolean isOfEveryType(Method method) {
		List<String> names = this.type.isEnum() ? List.of("values", "valueOf")
				: List.of("equals", "hashCode", "toString");
		return names.contains(method.getName());
	}

	private static String parameters(Executable executable) {
		return Arrays.stream(executable.getParameters())
			.map(Parameter::getParameterizedType)
			.map((parameter) -> text(parameter.getTypeName()))
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private static String defaultValue(Method method) {
		Object value = method.getDefaultValue();
		if (value == null) {
			return "";
		}
		return " default " + (value.getClass().isArray() ? Arrays.toString((Object[]) value) : "\"" + value + "\"");
	}

	private static String text(String typeName) {
		return typeName.replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", "");
	}

	/**
	 * Returns the types of ours that the members mention.
	 * @return the types, possibly more than once
	 */
	Stream<Class<?>> mentionedTypes() {
		return Stream
			.concat(Arrays.stream(this.type.getDeclaredMethods()), Arrays.stream(this.type.getDeclaredConstructors()))
			.filter((executable) -> isVisible(executable.getModifiers()))
			.flatMap(PublicApi::signature)
			.flatMap(PublicApi::classesOf)
			.filter((mentioned) -> mentioned.getName().startsWith("dev.monitored."));
	}

	private static Stream<Type> signature(Executable executable) {
		Type result = (executable instanceof Method method) ? method.getGenericReturnType() : void.class;
		return Stream.concat(Stream.of(result), Arrays.stream(executable.getGenericParameterTypes()));
	}

	private static Stream<Class<?>> classesOf(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return Stream.concat(classesOf(parameterized.getRawType()),
					Arrays.stream(parameterized.getActualTypeArguments()).flatMap(PublicApi::classesOf));
		}
		if (type instanceof WildcardType wildcard) {
			return Arrays.stream(wildcard.getUpperBounds()).flatMap(PublicApi::classesOf);
		}
		return (type instanceof Class<?> raw) ? Stream.of(raw.isArray() ? raw.getComponentType() : raw)
				: Stream.empty();
	}

}
