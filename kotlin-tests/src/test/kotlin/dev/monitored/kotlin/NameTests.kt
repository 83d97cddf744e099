package dev.monitored.kotlin

import dev.monitored.Monitored
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/**
 * Tests for functions whose names the compiler changes.
 */
class NameTests {

    @Test
    fun operationsAreCalledAsTheirAuthorCalledThem() {
        MeasuredApplication(Names::class.java).use { application ->
            val names = application.bean(Names::class.java)
            names.byId(Amount(1))
            names.within()
            names.withinById(Amount(1))
            names.`place-ordered`()
            runBlocking { names.later(Amount(1)) }
            for (name in listOf("byId", "within", "withinById", "place-ordered", "later")) {
                assertThat(application.counts("Names.$name")).describedAs(name).isEqualTo(mapOf("success" to 1L))
            }
        }
    }

    /**
     * Has functions with an inline class as a parameter, and internal ones.
     */
    @Monitored
    open class Names {

        open fun byId(amount: Amount): Int = amount.value

        internal open fun within(): Int = 1

        internal open fun withinById(amount: Amount): Int = amount.value

        open fun `place-ordered`(): Int = 1

        open suspend fun later(amount: Amount): Int = amount.value

    }

}
