"""All families of files that grow, by name."""

import families
import families_office
import families_pdf
import families_read

FAMILIES = {
    **dict(families.FAMILIES),
    **families_read.FAMILIES,
    **families_office.FAMILIES,
    **families_pdf.FAMILIES,
}
