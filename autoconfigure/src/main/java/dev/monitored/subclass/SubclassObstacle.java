package dev.monitored.subclass;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * What keeps an instance of a subclass from standing before an object. A final method or
 * a public field would be that of the proxy, whose fields are all empty.
 */
final class SubclassObstacle {

	private SubclassObstacle() {
	}

	/**
	 * Returns why there can be no subclass that behaves like a class.
	 * @param type the class
	 * @return the reason, empty if there is none
	 */
	static String of(Class<?> type) {
		if (Modifier.isFinal(type.getModifiers())) {
			return "%s is final".formatted(type.getName());
		}
		if (type.isSealed()) {
			return "%s is sealed".formatted(type.getName());
		}
		if (Arrays.stream(type.getDeclaredConstructors())
			.map(Constructor::getModifiers)
			.allMatch(Modifier::isPrivate)) {
			return "%s has private constructors only".formatted(type.getName());
		}
		for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
			String member = ofMember(declaring);
			if (!member.isEmpty()) {
				return member;
			}
		}
		return "";
	}

	private static String ofMember(Class<?> declaring) {
		for (Method method : declaring.getDeclaredMethods()) {
			if (isInherited(method.getModifiers()) && Modifier.isFinal(method.getModifiers())) {
				return "the method %s of %s is final".formatted(method.getName(), declaring.getName());
			}
		}
		for (Field field : declaring.getDeclaredFields()) {
			if (Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
				return "the field %s of %s is public".formatted(field.getName(), declaring.getName());
			}
		}
		return "";
	}

	private static boolean isInherited(int modifiers) {
		return !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
	}

}
