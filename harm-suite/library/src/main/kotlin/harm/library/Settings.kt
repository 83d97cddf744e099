package harm.library

import org.springframework.beans.factory.annotation.Value
import org.springframework.boot.context.properties.ConfigurationProperties
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding
import org.springframework.core.convert.converter.Converter
import org.springframework.stereotype.Component

/** How long a book may be kept. */
data class Term(val days: Int)

/** Reads terms such as `2 weeks`. How long a week is, it is told by a field. */
@Component
@ConfigurationPropertiesBinding
class TermConverter : Converter<String, Term> {

    @Value("\${library.days-of-week:7}")
    private var daysOfWeek: Int? = null

    override fun convert(source: String): Term =
        Term(source.substringBefore(' ').toInt() * (daysOfWeek ?: throw IllegalStateException("Not injected")))
}

/** The rules of the library. */
@ConfigurationProperties("library.rules")
data class Rules(val term: Term, val limit: Int = 3)
