package dev.monitored.subclass;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

/**
 * The kind of proxy that can stand before a bean without a change for what asks for it: a
 * subclass of its class, or one with its interfaces where only these are asked for.
 *
 * @param kind the kind
 * @param obstacle why there can be none, empty if there can
 * @param remedy what to do then, where {@code %s} is the interface to ask for
 */
public record ProxyChoice(Kind kind, String obstacle, String remedy) {

	/**
	 * Chooses a proxy.
	 * @param bean the bean
	 * @param declared how it is declared
	 * @return the choice
	 */
	public static ProxyChoice of(Object bean, BeanDeclaration declared) {
		Class<?> type = bean.getClass();
		if (isWithoutName(type)) {
			return new ProxyChoice(Kind.INTERFACES, "", "");
		}
		String obstacle = obstacle(type);
		boolean isHidden = isHidden(type);
		if (obstacle.isEmpty() && !isHidden) {
			return new ProxyChoice(Kind.SUBCLASS, "", "");
		}
		return (isHidden || isInterface(declared.type(bean))) ? ofInterfaces(bean, declared, obstacle)
				: new ProxyChoice(Kind.NONE, obstacle, "Declare the bean as %s");
	}

	/**
	 * Chooses a proxy of what is no bean.
	 * @param object the object
	 * @param declared the type that it is promised as
	 * @return the choice
	 */
	public static ProxyChoice of(Object object, Class<?> declared) {
		String obstacle = obstacle(object.getClass());
		if (obstacle.isEmpty()) {
			return new ProxyChoice(Kind.SUBCLASS, "", "");
		}
		return new ProxyChoice(isInterface(declared) ? Kind.INTERFACES : Kind.NONE, obstacle, "Return %s");
	}

	private static ProxyChoice ofInterfaces(Object bean, BeanDeclaration declared, String obstacle) {
		String asker = ClassRequests.asker(bean, declared);
		if (asker.isEmpty()) {
			return new ProxyChoice(Kind.INTERFACES, "", "");
		}
		return obstacle.isEmpty() ? new ProxyChoice(Kind.SUBCLASS, "", "")
				: new ProxyChoice(Kind.NONE, "%s and the bean '%s' asks for it by its class".formatted(obstacle, asker),
						"Let '%s' ask for %%s".formatted(asker));
	}

	private static String obstacle(Class<?> type) {
		SubclassObstacle obstacle = SubclassObstacle.of(type);
		return (obstacle != null) ? obstacle.reason() : "";
	}

	/**
	 * Returns whether a class can be had as its interfaces only.
	 * @param type the class of an object
	 * @return whether no text of a program can name it, or a superclass
	 */
	private static boolean isWithoutName(Class<?> type) {
		return Proxy.isProxyClass(type)
				|| ((type.isHidden() || type.isAnonymousClass()) && type.getSuperclass() == Object.class);
	}

	private static boolean isHidden(Class<?> type) {
		return (Modifier.isPrivate(type.getModifiers()) || type.isLocalClass()) && type.getSuperclass() == Object.class;
	}

	private static boolean isInterface(Class<?> declared) {
		return declared.isInterface() || declared == Object.class;
	}

	/**
	 * Returns whether there can be a proxy.
	 * @return whether there can
	 */
	public boolean isPossible() {
		return this.kind != Kind.NONE;
	}

	/**
	 * Returns whether the proxy is a subclass.
	 * @return whether it is
	 */
	public boolean isSubclass() {
		return this.kind == Kind.SUBCLASS;
	}

	/**
	 * Returns why there can be no proxy, and what to do.
	 * @param api the interface that the bean can be asked for by
	 * @return two sentences, the last one without its end
	 */
	public String reason(Class<?> api) {
		return "%s. %s".formatted(this.obstacle, this.remedy.formatted(api.getSimpleName()));
	}

	/**
	 * What a proxy is.
	 */
	public enum Kind {

		/**
		 * An instance of a subclass.
		 */
		SUBCLASS,

		/**
		 * An object with the same interfaces.
		 */
		INTERFACES,

		/**
		 * None, because it would change the bean.
		 */
		NONE

	}

}
