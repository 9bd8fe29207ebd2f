using NpgsqlTypes;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>The texts of a posting, cut into the words that the search compares.</summary>
/// <param name="Head">Title and employer, with positions.</param>
/// <param name="Words">Everything, without.</param>
public sealed record SearchVectors(NpgsqlTsVector Head, NpgsqlTsVector Words);

/// <summary>The texts of a posting in which the search looks.</summary>
/// <param name="Place">Names of the place in both languages, so that a place can be typed into the search box.</param>
public sealed record SearchTexts(Bilingual Title, Bilingual Employer, Bilingual Place, Bilingual Body)
{
    public static SearchTexts Of(Job job)
    {
        var (content, division, country) = (job.Content, ReferenceData.Divisions.Find(job.Content.DivisionCode), ReferenceData.Countries.Find(job.Content.CountryCode));
        var place = new Bilingual(
            string.Join(' ', content.PlaceText, division?.NameWithProvince(Language.Chinese) ?? country?.NameZh),
            division?.NameWithProvince(Language.English) ?? country?.NameEn);
        // A position that a park posts for its member is found by either name; one whose employer stays unnamed holds no name.
        var employer = job.ForEmployerId is null ? job.EmployerName : new Bilingual(Both(job.ForEmployer.Zh, job.EmployerName.Zh), Both(job.ForEmployer.En, job.EmployerName.En));
        return new(content.Title, employer, place, new(BodyOf(content, Language.Chinese), BodyOf(content, Language.English)));
    }

    private static string? Both(string? member, string? park) => member is null || park is null ? member ?? park : $"{member} {park}";

    /// <summary>The description, and what the fields say in words: who types a skill finds the posting that asks for it.</summary>
    private static string BodyOf(JobContent content, Language language) => string.Join('\n', ((string?[])
    [
        language == Language.Chinese ? content.Description.Zh : content.Description.En,
        language == Language.Chinese ? content.About.Zh : content.About.En,
        ReferenceData.Occupations.Find(content.OccupationCode)?.Name(language),
        .. content.Skills.Select(skill => skill.Name(language)),
        language == Language.Chinese ? content.Project.Deliverables.Zh : content.Project.Deliverables.En,
    ]).OfType<string>());

    /// <summary>Takes a millisecond or so of one core, and touches nothing that others use.</summary>
    public SearchVectors Cut() => new(Head(), Words());

    internal NpgsqlTsVector Head() => Parse(SearchTokens.VectorWith(
        CommonTerms.Keys.In,
        new(Title.Zh, SearchWeight.A), new(Title.En, SearchWeight.A), new(Employer.Zh, SearchWeight.B), new(Employer.En, SearchWeight.B), new(EmployerPinyin.Of(Employer.Zh), SearchWeight.C)));

    internal NpgsqlTsVector Words() => Parse(SearchTokens.VectorWith(
        CommonTerms.Keys.In,
        new(Title.Zh), new(Title.En), new(Employer.Zh), new(Employer.En), new(EmployerPinyin.Of(Employer.Zh)), new(Place.Zh), new(Place.En), new(Body.Zh), new(Body.En)));

    // The client's parser does not know all of PostgreSQL's rules for free text. What comes here has quoted lexemes of
    // letters and digits, and a test compares the result with what the server makes of the same text.
#pragma warning disable CS0618
    private static NpgsqlTsVector Parse(string vector) => vector.Length == 0 ? NpgsqlTsVector.Empty : NpgsqlTsVector.Parse(vector);
#pragma warning restore CS0618
}
