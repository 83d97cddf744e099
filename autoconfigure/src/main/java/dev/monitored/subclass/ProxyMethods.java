package dev.monitored.subclass;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.asm.Type;

/**
 * The members of a class and its interfaces that a subclass has anew.
 *
 * @param superclass the class
 * @param interfaces the interfaces of the subclass
 * @param loader the class loader of the subclass
 */
public record ProxyMethods(Class<?> superclass, List<Class<?>> interfaces, @Nullable ClassLoader loader) {

	/**
	 * Returns the constructors that the subclass can call.
	 * @return the constructors of the superclass
	 */
	List<Constructor<?>> constructors() {
		List<Constructor<?>> visible = new ArrayList<>();
		for (Constructor<?> constructor : this.superclass.getDeclaredConstructors()) {
			if (isVisible(constructor)) {
				visible.add(constructor);
			}
		}
		return visible;
	}

	/**
	 * Returns the methods that can be overridden, in the order of the types. Of those
	 * with one signature the first is the one that an object answers with.
	 * @return the methods
	 */
	List<Method> overridable() {
		Map<String, Method> methods = new LinkedHashMap<>();
		for (Class<?> type = this.superclass; type != null; type = type.getSuperclass()) {
			addDeclared(type, methods);
		}
		for (Class<?> type : this.interfaces) {
			addInherited(type, methods);
		}
		List<Method> overridable = new ArrayList<>();
		for (Method method : methods.values()) {
			if (!Modifier.isFinal(method.getModifiers()) && !isOfObjectAlone(method)) {
				overridable.add(method);
			}
		}
		return overridable;
	}

	private void addInherited(Class<?> type, Map<String, Method> methods) {
		addDeclared(type, methods);
		for (Class<?> above : type.getInterfaces()) {
			addInherited(above, methods);
		}
	}

	private void addDeclared(Class<?> type, Map<String, Method> methods) {
		for (Method method : type.getDeclaredMethods()) {
			if (!Modifier.isStatic(method.getModifiers()) && isVisible(method)) {
				methods.putIfAbsent(method.getName() + Type.getMethodDescriptor(method), method);
			}
		}
	}

	/**
	 * Returns whether the subclass sees a member of the superclass, or of a type above.
	 * @param member the member
	 * @return whether it is public or protected, or in the package of the subclass
	 */
	private boolean isVisible(Executable member) {
		Class<?> declaring = member.getDeclaringClass();
		return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
				|| (!Modifier.isPrivate(member.getModifiers()) && declaring.getClassLoader() == this.loader
						&& declaring.getPackageName().equals(this.superclass.getPackageName()));
	}

	/**
	 * Returns whether a method is one by which a proxy shows what it is.
	 * @param method a method
	 * @return whether it is declared by {@link Advised} or above
	 */
	static boolean isOfAdvised(Method method) {
		Class<?> declaring = method.getDeclaringClass();
		return declaring.isInterface() && declaring.isAssignableFrom(Advised.class);
	}

	/**
	 * Returns whether a method is what the garbage collector or the object itself calls.
	 * @param method a method
	 * @return whether it is {@code finalize} or an inherited {@code clone}
	 */
	public static boolean isOfObjectAlone(Method method) {
		return method.getParameterCount() == 0 && (method.getName().equals("finalize")
				|| (method.getDeclaringClass() == Object.class && method.getName().equals("clone")));
	}

}
