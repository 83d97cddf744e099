package dev.monitored.kotlin

import io.micrometer.core.instrument.MeterRegistry
import io.micrometer.core.instrument.simple.SimpleMeterRegistry
import org.springframework.boot.WebApplicationType
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.builder.SpringApplicationBuilder
import org.springframework.context.annotation.Import

/**
 * An application with measured beans, and what was counted of their calls.
 */
class MeasuredApplication(vararg beans: Class<*>, property: String = "spring.aop.auto=true") : AutoCloseable {

    private val context = SpringApplicationBuilder(Application::class.java, *beans)
        .web(WebApplicationType.NONE)
        .properties("spring.main.banner-mode=off", "logging.level.root=warn", property)
        .run()

    val registry: MeterRegistry = context.getBean(MeterRegistry::class.java)

    fun <S : Any> bean(type: Class<S>): S = context.getBean(type)

    private val known = mutableMapOf<String, Long>()

    /** Returns how many calls of an operation ended since the last question, by status. */
    fun counts(operation: String): Map<String, Long> =
        listOf("success", "error", "cancelled").associateWith { newCalls(operation, it) }.filterValues { it > 0 }

    /** Returns how many calls of an operation have not ended. */
    fun active(operation: String): Int =
        registry.get("operation.active").tags("operation", operation).gauge().value().toInt()

    /** Returns what a counter with a label has counted. */
    fun count(name: String, label: String, value: String): Double =
        registry.get(name).tags(label, value).counter().count()

    override fun close() = context.close()

    private fun newCalls(operation: String, status: String): Long {
        val calls = calls(operation, status)
        return calls - (known.put("$operation $status", calls) ?: 0)
    }

    private fun calls(operation: String, status: String): Long =
        registry.find("operation.duration").tags("operation", operation, "status", status).timer()?.count() ?: 0

    @EnableAutoConfiguration
    @Import(SimpleMeterRegistry::class)
    private class Application

}
