using System.Text.Json.Nodes;
using System.Xml.Linq;
using TalentPortal.Features.Profiles.Domain;
using static TalentPortal.Features.Profiles.EuropassXml;

namespace TalentPortal.Features.Profiles;

/// <summary>Where facts stand in an entry of a Europass, and how they are written there.</summary>
/// <param name="Path">From the entry's element; see <see cref="EuropassXml.Make"/>.</param>
/// <param name="Read">The facts that an element tells, in the order of their names; null for those it does not.</param>
/// <param name="Fill">Writes facts into a new element. One that was not written so is kept beside the facts, as it says more.</param>
internal sealed record EuropassPlace(string Path, Func<XElement, string?[]> Read, Action<XElement, string?[]> Fill, params string[] Fields)
{
    /// <summary>Each element tells one thing of a list.</summary>
    public bool IsList { get; init; }

    public static EuropassPlace Text(string field, string path) => new(path, e => [Leaf(e)], (e, v) => e.Value = v[0]!, field);

    public static EuropassPlace Country(string path) => new(path, e => [Leaf(e) is { } code ? EuropassWords.Country(code) : null], (e, v) => e.Value = v[0]!.ToLowerInvariant(), "Country");

    /// <summary>A day may come with a time, which has no meaning here.</summary>
    public static EuropassPlace Date(string field, string path) => new(path + "/hr:FormattedDateTime", e => [Leaf(e)?.Split('T')[0]], (e, v) => e.Value = v[0]!, field);

    public static EuropassPlace Html(string field, string path) => new(path, e => [Leaf(e) is { } html ? EuropassWords.Words(html) : null], (e, v) => e.Value = EuropassWords.Html(v[0], null), field);

    /// <summary>The text of an element that holds nothing else.</summary>
    public static string? Leaf(XElement element) => element.HasElements || string.IsNullOrWhiteSpace(element.Value) ? null : element.Value;
}

/// <summary>A kind of entry in a Europass.</summary>
/// <param name="In">The list that holds entries, from the profile or, if <paramref name="OfPerson"/>, from the person.</param>
/// <param name="Places">Of places for the same facts the first is written.</param>
internal sealed record EuropassKind(ProfileSection Section, string In, string Element, params EuropassPlace[] Places)
{
    public bool OfPerson { get; init; }

    /// <summary>Text that says of what kind the entry is.</summary>
    public (string Path, string Text)? Fixed { get; init; }

    /// <summary>Where it says whether something goes on, and in which words yes and no.</summary>
    public (string Path, string GoesOn, string Ended)? Current { get; init; }

    /// <summary>What makes an element one of this kind, besides its name.</summary>
    public Func<XElement, bool> Is { get; init; } = _ => true;

    /// <summary>Which facts are written as this kind, where they did not come as another.</summary>
    public Func<IReadOnlyDictionary<string, string?>, bool> Takes { get; init; } = _ => true;

    public string Name => (In + "/" + Element).TrimStart('/');
}

/// <summary>
/// The Europass that the editor of the European Commission writes and reads (root <c>Candidate</c>), as far as a career
/// record has a place for it. Everything else of a file is kept as it came. The editor does not mind the order of elements.
/// </summary>
internal static class EuropassShape
{
    /// <summary>Title of a section that a person makes; the format has none for grants.</summary>
    private const string Grants = "Grants";

    private static readonly EuropassPlace Level = new("EducationLevelCode", e => [EuropassWords.FromIsced((string?)e.Attribute("listName"), e.Value)], (e, v) => { e.SetAttributeValue("listName", EuropassWords.IscedList); e.Value = EuropassWords.Isced(v[0]!)!; }, "Level");

    private static readonly EuropassPlace Eqf = new("EducationLevelCode", e => [EuropassWords.FromEqf((string?)e.Attribute("listName"), e.Value)], (_, _) => { }, "Level");

    /// <summary>What somebody did: words, then points.</summary>
    private static readonly EuropassPlace Story = new(
        "PositionHistory/oa:Description", e => EuropassPlace.Leaf(e) is { } html ? [EuropassWords.Words(html), EuropassWords.Points(html)] : [null, null], (e, v) => e.Value = EuropassWords.Html(v[0], v[1]), "Summary", "Highlights");

    private static readonly EuropassPlace Hsk = new(
        "eures:CompetencyDimension+", e => [e.Child("CompetencyDimensionTypeCode")?.Value == "HSK" ? e.Child("Score")?.Value : null],
        (e, v) => e.Add(new XElement(Hr + "CompetencyDimensionTypeCode", "HSK"), new XElement(Eures + "Score", new XElement(Hr + "ScoreText", v[0]))), "Hsk");

    private static readonly EuropassPlace LanguageCode = new(
        "CompetencyID", e => [LanguageOf(e)], (e, v) => { var code = EuropassWords.LanguageCode(v[0]!); e.SetAttributeValue("schemeName", code is null ? "FREE_TEXT" : "NORMAL"); e.Value = code ?? v[0]!; }, "Language");

    private static readonly EuropassPlace MotherTongue = new(
        "PrimaryLanguageCode", e => [LanguageOf(e)], (e, v) => { var code = EuropassWords.LanguageCode(v[0]!); e.SetAttributeValue("name", code is null ? "FREE_TEXT" : "NORMAL"); e.Value = code ?? v[0]!; }, "Language");

    private static readonly EuropassPlace Skills = new(
        "PersonCompetency", e => [e.Child("CompetencyName")?.Value], (e, v) => e.Add(new XElement(Hr + "TaxonomyID", "Digital_Skill"), new XElement(Hr + "CompetencyName", v[0])), "Keywords") { IsList = true };

    private static readonly EuropassPlace DigitalSkills = new("DigitalSkill", e => [EuropassPlace.Leaf(e)], (e, v) => e.Value = v[0]!, "Keywords") { IsList = true };

    /// <summary>In the order in which they are read; the first of a section that takes the facts is written.</summary>
    public static IReadOnlyList<EuropassKind> Kinds { get; } =
    [
        new(ProfileSection.Education, "EducationHistory", "EducationOrganizationAttendance",
            EuropassPlace.Text("Institution", "hr:OrganizationName"), EuropassPlace.Country("OrganizationContact/Communication+/Address/CountryCode"), Level, Eqf,
            EuropassPlace.Text("Degree", "EducationDegree/hr:DegreeName"), EuropassPlace.Text("Degree", "hr:ProgramName"),
            new("EducationDegree/FieldOfStudy+/MainFieldOfStudy/ProgramConcentration", e => [WordsOf(e)], (e, v) => e.Value = v[0]!, "Field"),
            new("EducationDegree/FieldOfStudy+/MainFieldOfStudy", e => [WordsOf(e)], (e, v) => e.Value = v[0]!, "Field"),
            EuropassPlace.Date("From", "AttendancePeriod/StartDate"), EuropassPlace.Date("To", "AttendancePeriod/EndDate"))
        { Current = ("AttendancePeriod/Ongoing", "true", "false") },
        new(ProfileSection.Experience, "EmploymentHistory", "EmployerHistory",
            EuropassPlace.Text("Organisation", "hr:OrganizationName"), new("PositionHistory/PositionTitle", e => [WordsOf(e)], (e, v) => { e.SetAttributeValue("typeCode", "FREETEXT"); e.Value = v[0]!; }, "Position"),
            EuropassPlace.Text("Location", "PositionHistory/City"), EuropassPlace.Country("PositionHistory/Country"),
            EuropassPlace.Date("From", "PositionHistory/eures:EmploymentPeriod/eures:StartDate"), EuropassPlace.Date("To", "PositionHistory/eures:EmploymentPeriod/eures:EndDate"), Story)
        { Current = ("PositionHistory/eures:EmploymentPeriod/hr:CurrentIndicator", "true", "false") },
        new(ProfileSection.Certificate, "Certifications", "Certification",
            EuropassPlace.Text("Name", "hr:CertificationName"), EuropassPlace.Text("Issuer", "IssuingAuthority/oa:Name"), EuropassPlace.Date("Date", "FirstIssuedDate"), EuropassPlace.Text("Url", "Link")),
        new(ProfileSection.Patent, "eures:PatentHistory", "eures:Patent",
            EuropassPlace.Text("Title", "hr:PatentTitle"), EuropassPlace.Text("Number", "hr:PatentID"), EuropassPlace.Text("Office", "IssuingAuthority/oa:Name"), EuropassPlace.Html("Summary", "oa:Description")),
        new(ProfileSection.Publication, "PublicationHistory", "Publication",
            EuropassPlace.Text("Title", "Title"), EuropassPlace.Text("Publisher", "Publisher"), EuropassPlace.Text("Publisher", "Journal"), new("Year", e => [EuropassPlace.Leaf(e)], (e, v) => e.Value = v[0]![..4], "Date"),
            EuropassPlace.Text("Url", "DOI/Link"), EuropassPlace.Text("Url", "Link"), EuropassPlace.Html("Summary", "hr:FormattedPublicationDescription")),
        new(ProfileSection.Language, "", "PrimaryLanguageCode", MotherTongue) { OfPerson = true, Takes = facts => facts.GetValueOrDefault("Fluency") == EuropassWords.Native && !facts.ContainsKey("Cefr") && !facts.ContainsKey("Hsk") },
        new(ProfileSection.Language, "PersonQualifications", "PersonCompetency", LanguageCode, EuropassPlace.Text("Language", "hr:CompetencyName"), EuropassPlace.Text("Fluency", "eures:ProficiencyLevel/hr:ScoreText"), Hsk)
        { Fixed = ("hr:TaxonomyID", "language"), Is = e => e.Child("TaxonomyID")?.Value == "language" },
        new(ProfileSection.Skill, "Skills", "PersonCompetency", EuropassPlace.Text("Name", "hr:CompetencyName"), EuropassPlace.Text("Level", "eures:ProficiencyLevel/hr:ScoreText"))
        { Fixed = ("hr:TaxonomyID", "Digital_Skill"), Takes = facts => !facts.ContainsKey("Keywords") },
        new(ProfileSection.Skill, "Skills", "SkillsGroup", EuropassPlace.Text("Name", "Title"), EuropassPlace.Text("Level", "eures:ProficiencyLevel/hr:ScoreText"), Skills),
        new(ProfileSection.Skill, "PersonQualifications", "PersonCompetency", EuropassPlace.Text("Name", "hr:CompetencyName"), EuropassPlace.Text("Name", "CompetencyID"), EuropassPlace.Text("Level", "eures:ProficiencyLevel/hr:ScoreText"))
        { Is = e => e.Child("TaxonomyID")?.Value != "language", Takes = _ => false },
        .. Titled("DigitalSkills", "DigitalSkillsGroup", DigitalSkills), .. Titled("CommunicationAndInterpersonalSkills", "CommunicationAndInterpersonalSkill"),
        .. Titled("ManagementAndLeadershipSkills", "ManagementAndLeadershipSkill"), .. Titled("OrganisationalSkills", "OrganisationalSkill"),
        new(ProfileSection.Grant, "", "Others", EuropassPlace.Text("Title", "Other/Title"), EuropassPlace.Date("From", "Other/Date/StartDate"), EuropassPlace.Date("To", "Other/Date/EndDate"), EuropassPlace.Html("Summary", "Other/Description"))
        { Fixed = ("Title", Grants), Is = e => e.Child("Title")?.Value == Grants },
    ];

    /// <summary>As what an entry is written: what it came as, if that is known and of its section, or what its facts make it.</summary>
    public static EuropassKind KindOf(ProfileSection section, IReadOnlyDictionary<string, string?> facts, JsonObject? kept)
    {
        var came = (kept?[Came] as JsonValue)?.TryGetValue<string>(out var name) == true ? name : null;
        return Kinds.FirstOrDefault(kind => kind.Section == section && kind.Name == came) ?? Kinds.First(kind => kind.Section == section && kind.Takes(facts));
    }

    /// <summary>Member that says as what an entry came, where its facts do not.</summary>
    public const string Came = Mark + "as";

    private static EuropassKind[] Titled(string list, string element, params EuropassPlace[] more) => [new(ProfileSection.Skill, list, element, [EuropassPlace.Text("Name", "Title"), .. more]) { Takes = _ => false }];

    /// <summary>A language by its code, or as it was typed.</summary>
    private static string? LanguageOf(XElement element) => EuropassPlace.Leaf(element) is { } text ? EuropassWords.Language(text) ?? ((string?)element.Attribute("schemeName") == "FREE_TEXT" || (string?)element.Attribute("name") == "FREE_TEXT" ? text : null) : null;

    /// <summary>What is told in words; a code or an address is none.</summary>
    private static string? WordsOf(XElement element) => EuropassPlace.Leaf(element) is { } text && !text.Contains("://", StringComparison.Ordinal) && !text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or ' ') ? text : null;
}
