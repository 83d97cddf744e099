package dev.monitored.operation.proxy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.monitored.operation.coroutine.SuspendingFunctions;
import dev.monitored.subclass.SubclassObstacle;

/**
 * What a proxy would change of a bean. A subclass cannot hand some members on to the
 * bean: they find the fields of the proxy, which are empty. Every proxy changes the flow
 * of a suspending function.
 *
 * @param harm what the proxy would do
 * @param remedy what the author of the class can do
 */
public record ProxyChange(String harm, String remedy) {

	/**
	 * Returns what any proxy would change.
	 * @param beanClass the class of a bean, which is no proxy of Spring
	 * @return one such change, or {@code null} if there is none
	 */
	public static @Nullable ProxyChange of(Class<?> beanClass) {
		return SuspendingMethods.of(beanClass)
			.stream()
			.filter(SuspendingFunctions::isFlowBridged)
			.map((method) -> new ProxyChange(
					"change what the suspending function %s returns: Spring rebuilds the Flow and runs the function each time it is collected"
						.formatted(method.getName()),
					"Declare the function without 'suspend'"))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns what a subclass would change.
	 * @param beanClass the class of a bean, which is no proxy
	 * @param proxyLoader the class loader of the subclass
	 * @return one such change, or {@code null} if there is none
	 */
	public static @Nullable ProxyChange ofSubclass(Class<?> beanClass, @Nullable ClassLoader proxyLoader) {
		SubclassObstacle obstacle = SubclassObstacle.ofMembers(beanClass, proxyLoader);
		return (obstacle != null) ? of(obstacle) : of(beanClass);
	}

	private static ProxyChange of(SubclassObstacle obstacle) {
		return switch (obstacle.kind()) {
			case FINAL_METHOD -> ofMember("final method", obstacle, "Make it non-final");
			case FINALIZER -> ofMember("method", obstacle, "Remove it");
			case PACKAGE_PRIVATE_METHOD -> ofMember("package-private method", obstacle, "Make it public or protected");
			case PUBLIC_FIELD -> ofMember("public field", obstacle, "Make it private");
			default -> throw new IllegalArgumentException("%s has no subclass".formatted(obstacle.type()));
		};
	}

	private static ProxyChange ofMember(String kind, SubclassObstacle obstacle, String remedy) {
		String member = (obstacle.member() instanceof Field field) ? field.toGenericString()
				: ((Method) Objects.requireNonNull(obstacle.member())).toGenericString();
		return new ProxyChange("be a subclass, on which the %s %s would find empty fields".formatted(kind, member),
				remedy);
	}

}
