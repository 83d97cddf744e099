package dev.monitored.subclass;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.KotlinDetector;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * What keeps an instance of a subclass from standing before an object. Either there can
 * be no subclass, or the subclass cannot hand a member on to the object: the member finds
 * the fields of the subclass's instance, which are empty.
 *
 * @param kind the kind of obstacle
 * @param type the class that has it
 * @param member the member, or {@code null} if it is the class itself
 */
public record SubclassObstacle(Kind kind, Class<?> type, @Nullable Member member) {

	/**
	 * Looks at a class of a library, or one that extends it. Methods that only its
	 * package or the garbage collector calls are no obstacle: applications extend pools,
	 * and Hikari's has such a method.
	 * @param type the class of an object
	 * @return an obstacle, or {@code null} if there is none
	 */
	static @Nullable SubclassObstacle of(Class<?> type) {
		SubclassObstacle ofClass = ofClass(type);
		return (ofClass != null) ? ofClass
				: first(type, SubclassProxies.loader(type), Set.of(Kind.PACKAGE_PRIVATE_METHOD, Kind.FINALIZER));
	}

	/**
	 * Looks at a class without its members.
	 * @param type the class of an object
	 * @return an obstacle, or {@code null} if there can be a subclass
	 */
	public static @Nullable SubclassObstacle ofClass(Class<?> type) {
		if (type.isSealed()) {
			return new SubclassObstacle(Kind.SEALED_CLASS, type, null);
		}
		if (Modifier.isFinal(type.getModifiers())) {
			return new SubclassObstacle(Kind.FINAL_CLASS, type, null);
		}
		for (Constructor<?> constructor : type.getDeclaredConstructors()) {
			if (!Modifier.isPrivate(constructor.getModifiers())) {
				return null;
			}
		}
		return new SubclassObstacle(Kind.PRIVATE_CONSTRUCTORS, type, null);
	}

	/**
	 * Looks at all members of a class and its superclasses.
	 * @param type the class of an object
	 * @param loader the class loader of the subclass
	 * @return an obstacle, or {@code null} if there is none
	 */
	public static @Nullable SubclassObstacle ofMembers(Class<?> type, @Nullable ClassLoader loader) {
		return first(type, loader, Set.of());
	}

	private static @Nullable SubclassObstacle first(Class<?> type, @Nullable ClassLoader loader, Set<Kind> ignored) {
		for (Class<?> declaring = type; declaring != null
				&& declaring != Object.class; declaring = declaring.getSuperclass()) {
			List<SubclassObstacle> found = new ArrayList<>();
			for (Method method : ReflectionUtils.getDeclaredMethods(declaring)) {
				add(isUnaffected(method) ? null : ofMethod(method, type, loader), ignored, found);
			}
			if (found.isEmpty()) {
				for (Field field : fields(declaring)) {
					add(isUnaffected(field) ? null : ofField(field, declaring), ignored, found);
				}
			}
			if (!found.isEmpty()) {
				return Collections.min(found, Comparator.comparing((obstacle) -> String.valueOf(obstacle.member())));
			}
		}
		return null;
	}

	private static void add(@Nullable SubclassObstacle obstacle, Set<Kind> ignored, List<SubclassObstacle> found) {
		if (obstacle != null && !ignored.contains(obstacle.kind)) {
			found.add(obstacle);
		}
	}

	/**
	 * Returns whether a member is no matter of a subclass.
	 * @param member the member
	 * @return whether it is static or private
	 */
	private static boolean isUnaffected(Member member) {
		return Modifier.isStatic(member.getModifiers()) || Modifier.isPrivate(member.getModifiers());
	}

	private static Field[] fields(Class<?> type) {
		try {
			return type.getDeclaredFields();
		}
		catch (LinkageError ex) {
			return new Field[0]; // no other class can read a field whose type is missing
		}
	}

	private static @Nullable SubclassObstacle ofMethod(Method method, Class<?> type, @Nullable ClassLoader loader) {
		Class<?> declaring = method.getDeclaringClass();
		int modifiers = method.getModifiers();
		if (Modifier.isFinal(modifiers)) {
			return new SubclassObstacle(Kind.FINAL_METHOD, declaring, method);
		}
		if (method.getName().equals("finalize") && method.getParameterCount() == 0) {
			return new SubclassObstacle(Kind.FINALIZER, declaring, method);
		}
		return (isPackagePrivate(modifiers) && !isOverridden(method, type, loader))
				? new SubclassObstacle(Kind.PACKAGE_PRIVATE_METHOD, declaring, method) : null;
	}

	/**
	 * Returns whether the subclass overrides a package-private method: if the subclass is
	 * in its package, or overrides a method that does so itself and is visible.
	 * @param method the method
	 * @param subject the class of the object
	 * @param loader the class loader of the subclass
	 * @return whether it does
	 */
	private static boolean isOverridden(Method method, Class<?> subject, @Nullable ClassLoader loader) {
		Class<?> declaring = method.getDeclaringClass();
		if (declaring.getPackageName().equals(subject.getPackageName()) && declaring.getClassLoader() == loader) {
			return true;
		}
		for (Class<?> type = subject; type != null && type != declaring; type = type.getSuperclass()) {
			Method override = ReflectionUtils.findMethod(type, method.getName(), method.getParameterTypes());
			if (override != null && override.getDeclaringClass() == type && !isPackagePrivate(override.getModifiers())
					&& type.getPackageName().equals(declaring.getPackageName())
					&& type.getClassLoader() == declaring.getClassLoader()) {
				return true;
			}
		}
		return false;
	}

	private static boolean isPackagePrivate(int modifiers) {
		return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0;
	}

	private static @Nullable SubclassObstacle ofField(Field field, Class<?> type) {
		return (Modifier.isPublic(field.getModifiers()) && !field.isSynthetic() && !isProperty(field, type))
				? new SubclassObstacle(Kind.PUBLIC_FIELD, type, field) : null;
	}

	/**
	 * Returns whether a field is that of a Kotlin property: of one that is initialized
	 * late the field is public, and Kotlin reads it by its getter all the same.
	 * @param field the field
	 * @param type the class that declares it
	 * @return whether it is
	 */
	private static boolean isProperty(Field field, Class<?> type) {
		return KotlinDetector.isKotlinType(type)
				&& ReflectionUtils.findMethod(type, "get" + StringUtils.capitalize(field.getName())) != null;
	}

	/**
	 * Returns why there can be no proxy.
	 * @return the beginning of a sentence
	 */
	String reason() {
		String name = this.type.getName();
		return (this.member != null) ? this.kind.reason.formatted(this.member.getName(), name)
				: this.kind.reason.formatted(name);
	}

	/**
	 * The kinds of obstacles.
	 */
	public enum Kind {

		/**
		 * The class is sealed.
		 */
		SEALED_CLASS("%s is sealed"),

		/**
		 * The class is final.
		 */
		FINAL_CLASS("%s is final"),

		/**
		 * No subclass can call a constructor.
		 */
		PRIVATE_CONSTRUCTORS("%s has private constructors only"),

		/**
		 * A method is final.
		 */
		FINAL_METHOD("the method %s of %s is final"),

		/**
		 * The garbage collector calls a method, of the proxy too.
		 */
		FINALIZER("the method %s of %s runs on the proxy too"),

		/**
		 * The subclass is in another package than a package-private method.
		 */
		PACKAGE_PRIVATE_METHOD("the method %s of %s is package-private"),

		/**
		 * A field is public.
		 */
		PUBLIC_FIELD("the field %s of %s is public");

		private final String reason;

		Kind(String reason) {
			this.reason = reason;
		}

	}

}
