using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static TalentPortal.Features.Profiles.EuropassXml;

namespace TalentPortal.Features.Profiles;

/// <summary>What a Europass says around its entries: who made it, the person, and the sections without a place here.</summary>
internal static partial class EuropassFrame
{
    private const string Agency = "TalentPortal";

    /// <summary>Of a profile that names none, by the rules of the format.</summary>
    private const string Language = "en";

    /// <summary>Children of the document itself; all others that are kept are the profile's.</summary>
    private static readonly string[] OfDocument = ["AlternateDocumentID", "ProcessingInformation", "CandidateSupplier", "PositionSeekingStatusCode", "CandidatePerson", "CandidateProfile", "RenderingInformation"];

    /// <summary>Orders of children that the schema names, one parent a line.</summary>
    private static readonly FrozenDictionary<string, string[]> Orders =
        """
        Candidate DocumentID AlternateDocumentID ProcessingInformation CandidateSupplier PositionSeekingStatusCode CandidatePerson CandidateProfile RenderingInformation
        CandidatePerson PersonID PersonLegalID PersonName Communication ResidencyCountryCode NationalityCode BirthDate GenderCode PrimaryLanguageCode Disability MottoInLife
        CandidateProfile ID ProfileName PersonAvailability CandidateObjective ExecutiveSummary CandidateEmployerPreferences CandidatePositionPreferences ExperienceSummary EmploymentHistory EducationHistory Licenses Certifications MilitaryHistory PatentHistory PublicationHistory SpeakingHistory PersonQualifications OrganizationAffiliations EmploymentReferences Attachment HobbiesAndInterests CreativeWorks Projects SocialAndPoliticalActivities CommunicationAndInterpersonalSkills ManagementAndLeadershipSkills OrganisationalSkills NetworksAndMemberships DigitalSkills Skills ConferencesAndSeminars VoluntaryWorks CourseCertifications Others
        EmployerHistory OrganizationName OrganizationContact IndustryCode EmploymentPeriod PositionHistory AttachmentReference Department Link
        PositionHistory PositionTitle EmploymentPeriod Description JobCategoryCode PersonCompetency City Country
        EducationOrganizationAttendance EducationalOrganizationID OrganizationName OrganizationContact ProgramName EducationLevelCode AttendancePeriod EducationDegree Link
        EducationDegree DegreeName DegreeTypeCode DegreeDate DegreeMajor FieldOfStudy FinalGrade Thesis OccupationalSkillsCovered NationalClassification CreditType NumberOfCredit
        AttendancePeriod StartDate EndDate Description Ongoing
        EmploymentPeriod StartDate EndDate CurrentIndicator
        Certification CertificationTypeCode CertificationName FirstIssuedDate FreeFormEffectivePeriod IssuingAuthority Description AttachmentReference Link
        Patent PatentID PatentTitle Description InventorName IssuingAuthority PatentStatus AttachmentReference
        Publication FormattedPublicationDescription Title Year Reference Link DOI Authors Journal Publisher Volume
        PersonCompetency CompetencyID TaxonomyID CompetencyName ProficiencyLevel CompetencyDimension
        SkillsGroup Title ProficiencyLevel PersonCompetency
        Others Title Other
        Other Title Date Description Link
        """.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split(' ')).ToFrozenDictionary(names => names[0], names => names[1..]);

    /// <summary>What is left of a file once the entries are taken out. Its number is kept as that of another document: what is exported is a new one.</summary>
    public static JsonObject Pack(XElement root, XElement person, XElement profile)
    {
        foreach (var id in root.Children("DocumentID").ToList())
        {
            if (IsOurs(id)) id.Remove();
            else id.Name = Hr + "AlternateDocumentID";
        }

        root.Children("CandidateSupplier").Where(one => one.Child("PartyID") is { } id && IsOurs(id)).Remove();
        if (root.Child("RenderingInformation") is { } layout && IsSame(layout, Layout())) layout.Remove();
        var rest = new JsonObject();
        profile.Remove();
        if ((string?)profile.Attribute("languageCode") == Language) profile.SetAttributeValue("languageCode", null);
        if (!person.HasElements && !person.HasAttributes) person.Remove();
        EuropassXml.Pack(profile, rest);
        foreach (var same in root.Elements().GroupBy(child => child.Name.LocalName)) rest[Mark + same.Key] = string.Concat(same.Select(EuropassXml.Write));
        return rest;
    }

    /// <summary>A document with what was kept, without entries.</summary>
    public static (XElement Root, XElement Person, XElement Profile) Unpack(JsonObject? remainder, Guid id)
    {
        var root = new XElement(Europass + "Candidate", new XAttribute("majorVersionID", "3"), new XAttribute("minorVersionID", "2"));
        var profile = new XElement(Europass + "CandidateProfile");
        EuropassXml.Unpack(remainder, profile);
        var outer = profile.Elements().Where(child => OfDocument.Contains(child.Name.LocalName)).ToList();
        outer.Remove();
        if (profile.Attribute("languageCode") is null) profile.SetAttributeValue("languageCode", Language);
        root.Add(Identified("DocumentID", "DocumentIdentifier", id), outer);
        if (root.Child("CandidatePerson") is not { } person) root.Add(person = new XElement(Europass + "CandidatePerson"));
        // The first profile is the one whose entries were taken.
        if (root.Child("CandidateProfile") is { } other) other.AddBeforeSelf(profile);
        else root.Add(profile);
        return (root, person, profile);
    }

    /// <summary>Completes a document: who supplies it, which sections are shown, and the order of the schema.</summary>
    public static void Finish(XElement root, XElement person, Guid id)
    {
        if (root.Child("CandidateSupplier") is null)
        {
            var contact = new XElement(Europass + "PersonContact", person.Children("PersonName").Take(1), person.Children("Communication").Where(one => one.Child("ChannelCode")?.Value == "Email").Take(1));
            root.Add(new XElement(Europass + "CandidateSupplier", Identified("PartyID", "PartyID", id), new XElement(Hr + "PartyName", "Owner"), contact, new XElement(Hr + "PrecedenceCode", "1")));
        }

        // Without it the editor hides everything but the person.
        if (root.Child("RenderingInformation") is null) root.Add(Layout());
        Sort(root);
        foreach (var text in root.DescendantNodes().OfType<XText>()) text.Value = Unwritable().Replace(text.Value, "");
        root.DescendantsAndSelf().Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        foreach (var (prefix, name) in new[] { ("hr", Hr), ("oa", Oa), ("eures", Eures) }) root.SetAttributeValue(XNamespace.Xmlns + prefix, name.NamespaceName);
    }

    /// <summary>Brings children into the order of the schema, so that what is kept is the same whichever way a file had it.</summary>
    public static void Sort(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf().ToList())
            if (Orders.TryGetValue(element.Name.LocalName, out var order)) Sort(element, order);
    }

    private static void Sort(XElement element, string[] order)
    {
        var children = element.Elements().ToList();
        if (children.Count < 2) return;
        element.ReplaceNodes(children.OrderBy(child => Array.IndexOf(order, child.Name.LocalName) is var at and >= 0 ? at : order.Length).ToList());
    }

    private static XElement Layout() => new(Europass + "RenderingInformation", new XElement(Europass + "Design", new XElement(Europass + "SectionsOrder",
        new[] { "work-experience", "education-training", "language", "profile-skills", "publication" }.Select(name => new XElement(Europass + "Section", new XElement(Europass + "Title", name))))));

    /// <summary>An identifier of ours: the agency of a Europass is not ours to name.</summary>
    private static XElement Identified(string element, string scheme, Guid id) =>
        new(Hr + element, new XAttribute("schemeID", Agency), new XAttribute("schemeName", scheme), new XAttribute("schemeAgencyName", Agency), id.ToString());

    /// <summary>Signs that XML cannot hold.</summary>
    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")]
    private static partial Regex Unwritable();

    private static bool IsOurs(XElement id) => (string?)id.Attribute("schemeAgencyName") == Agency;
}
