package dev.monitored.db.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

import dev.monitored.db.Queries;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests that calls are counted which load the lazy collections of Hibernate one by one.
 */
class LazyCollectionTests {

	private static final int ORDERS = 20;

	private final ApplicationContextRunner application = Queries.application()
		.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
		.withUserConfiguration(Packages.class)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create");

	@Test
	void countsACallThatLoadsALazyCollectionOfEachRow() {
		this.application.run((context) -> {
			save(context);
			call(context, "orders.list", (entities) -> load(entities, "SELECT o FROM PurchaseOrder o"));
			assertThat(Queries.counts(context)).containsEntry("dataSource SELECT order_line success", ORDERS);
			assertThat(Queries.repeated(context)).containsOnly(entry("orders.list order_line", 1));
		});
	}

	@Test
	void isSilentWhereTheyAreFetchedByAJoin() {
		this.application.run((context) -> {
			save(context);
			call(context, "orders.list",
					(entities) -> load(entities, "SELECT DISTINCT o FROM PurchaseOrder o JOIN FETCH o.lines"));
			assertThat(Queries.repeated(context)).isEmpty();
		});
	}

	@Test
	void isSilentWhereTheyAreFetchedInBatches() {
		this.application.withPropertyValues("spring.jpa.properties.hibernate.default_batch_fetch_size=50")
			.run((context) -> {
				save(context);
				call(context, "orders.list", (entities) -> load(entities, "SELECT o FROM PurchaseOrder o"));
				assertThat(Queries.counts(context)).containsEntry("dataSource SELECT order_line success", 1);
				assertThat(Queries.repeated(context)).isEmpty();
			});
	}

	@Test
	void countsSingleInsertsAndIsSilentWhereTheyAreABatch() {
		this.application.run((context) -> {
			call(context, "orders.import", LazyCollectionTests::persist);
			assertThat(Queries.repeated(context)).containsKeys("orders.import purchase_order",
					"orders.import order_line");
		});
		this.application
			.withPropertyValues("spring.jpa.properties.hibernate.jdbc.batch_size=50",
					"spring.jpa.properties.hibernate.order_inserts=true")
			.run((context) -> {
				call(context, "orders.import",
						(entities) -> IntStream.range(0, 30).forEach((time) -> persist(entities)));
				assertThat(Queries.counts(context)).hasEntrySatisfying("dataSource SELECT _none success",
						(asked) -> assertThat(asked).isGreaterThan(10));
				assertThat(Queries.repeated(context)).isEmpty();
			});
	}

	private static void save(ApplicationContext context) {
		context.getBean(EntityManagerFactory.class).runInTransaction(LazyCollectionTests::persist);
	}

	private static void persist(EntityManager entities) {
		IntStream.range(0, ORDERS).forEach((number) -> entities.persist(new PurchaseOrder(2)));
	}

	private static void load(EntityManager entities, String query) {
		List<PurchaseOrder> orders = entities.createQuery(query, PurchaseOrder.class).getResultList();
		assertThat(orders).hasSize(ORDERS).allSatisfy((order) -> assertThat(order.getLines()).hasSize(2));
	}

	private static void call(ApplicationContext context, String operation, Consumer<EntityManager> work) {
		context.getBean(Operations.class)
			.record(operation, () -> context.getBean(EntityManagerFactory.class).runInTransaction(work::accept));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	static class Packages {

	}

	/**
	 * An order, whose lines are loaded when they are asked for.
	 */
	@Entity(name = "PurchaseOrder")
	static class PurchaseOrder {

		@Id
		@GeneratedValue
		private long id;

		@OneToMany(cascade = CascadeType.ALL)
		@JoinColumn(name = "order_id", nullable = false)
		private final List<OrderLine> lines = new ArrayList<>();

		protected PurchaseOrder() {
		}

		PurchaseOrder(int lines) {
			IntStream.range(0, lines).forEach((line) -> this.lines.add(new OrderLine()));
		}

		long getId() {
			return this.id;
		}

		List<OrderLine> getLines() {
			return this.lines;
		}

	}

	/**
	 * A line of an order.
	 */
	@Entity(name = "OrderLine")
	static class OrderLine {

		@Id
		@GeneratedValue
		private long id;

		long getId() {
			return this.id;
		}

	}

}
