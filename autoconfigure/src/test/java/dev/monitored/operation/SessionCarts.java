package dev.monitored.operation;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

import dev.monitored.Monitored;

/**
 * Beans of a session, for tests.
 */
final class SessionCarts {

	private SessionCarts() {
	}

	/**
	 * Something in a session that has things in it.
	 */
	interface Cart {

		void add(String item);

		List<String> items();

	}

	/**
	 * A cart that can be written.
	 */
	public abstract static class AnyCart implements Cart, Serializable {

		private final List<String> items = new ArrayList<>();

		@Override
		public void add(String item) {
			this.items.add(item);
		}

		@Override
		public List<String> items() {
			return this.items;
		}

	}

	@Monitored("Scoped")
	public static class ScopedCart extends AnyCart {

	}

	@Monitored("Interfaced")
	public static class InterfacedCart extends AnyCart {

	}

	@Monitored("Direct")
	public static class DirectCart extends AnyCart {

	}

	@Monitored("Prototype")
	public static class PrototypeCart extends AnyCart {

	}

	@Monitored("Referenced")
	public static class ReferencedCart extends AnyCart {

	}

	@Monitored("Transactional")
	@Transactional
	public static class TransactionalCart extends AnyCart {

	}

	@Monitored("TransactionalScoped")
	@Transactional
	public static class TransactionalScopedCart extends AnyCart {

	}

	@Monitored("Resolved")
	public static class ResolvedCart extends AnyCart {

		private Object writeReplace() {
			return new Memento(items());
		}

	}

	/**
	 * What is written instead of a cart.
	 *
	 * @param items what is in it
	 */
	record Memento(List<String> items) implements Serializable {

		private Object readResolve() {
			ResolvedCart cart = new ResolvedCart();
			this.items.forEach(cart::add);
			return cart;
		}

	}

	@Monitored("External")
	public static class ExternalCart implements Cart, Externalizable {

		private List<String> items = new ArrayList<>();

		@Override
		public void add(String item) {
			this.items.add(item);
		}

		@Override
		public List<String> items() {
			return this.items;
		}

		@Override
		public void writeExternal(ObjectOutput output) throws IOException {
			output.writeObject(this.items);
		}

		@Override
		@SuppressWarnings("unchecked")
		public void readExternal(ObjectInput input) throws IOException, ClassNotFoundException {
			this.items = (List<String>) input.readObject();
		}

	}

	/**
	 * Something of a session that refers to a bean.
	 *
	 * @param cart the bean
	 */
	record Basket(Cart cart) implements Serializable {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = false)
	static class Carts {

		@Bean
		@Scope(scopeName = "session", proxyMode = ScopedProxyMode.TARGET_CLASS)
		ScopedCart scoped() {
			return new ScopedCart();
		}

		@Bean
		@Scope(scopeName = "session", proxyMode = ScopedProxyMode.INTERFACES)
		InterfacedCart interfaced() {
			return new InterfacedCart();
		}

		@Bean
		@Scope("session")
		DirectCart direct() {
			return new DirectCart();
		}

		@Bean
		@Scope("session")
		ExternalCart external() {
			return new ExternalCart();
		}

		@Bean
		@Scope("session")
		ResolvedCart resolved() {
			return new ResolvedCart();
		}

		@Bean
		@Scope("prototype")
		PrototypeCart prototype() {
			return new PrototypeCart();
		}

		@Bean
		ReferencedCart referenced() {
			return new ReferencedCart();
		}

		@Bean
		@Scope("session")
		TransactionalCart transactional() {
			return new TransactionalCart();
		}

		@Bean
		@Scope(scopeName = "session", proxyMode = ScopedProxyMode.TARGET_CLASS)
		TransactionalScopedCart transactionalScoped() {
			return new TransactionalScopedCart();
		}

		@Bean
		PlatformTransactionManager transactionManager() {
			return new NoTransactions();
		}

	}

	/**
	 * Transactions of nothing.
	 */
	static final class NoTransactions extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			return List.of();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
