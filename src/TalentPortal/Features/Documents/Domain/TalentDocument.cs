using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>Whose document it is. A label: nothing else is kept of the family here.</summary>
public enum Bearer
{
    Self,
    Spouse,
    Child,
}

/// <summary>How far a translation, or an apostille or legalisation, of a document has come.</summary>
public enum PaperStep
{
    NotNeeded,
    Needed,
    Have,
}

/// <summary>What a person says of a document.</summary>
/// <param name="CountryCode">Where it was issued; null while that is open.</param>
public sealed record DocumentFacts(Bearer Bearer, string? CountryCode, DateOnly? IssuedOn, DateOnly? ExpiresOn, PaperStep Translation, PaperStep Legalisation);

/// <summary>A document of a person or their family: what it is, how long it holds, and which of its files is the newest.</summary>
public sealed class TalentDocument : IPersonOwned
{
    public const string Table = "talent_documents";
    public const int MostPerPerson = 60;
    public const int NumberMax = 40;

    /// <summary>Last characters of a number that others see.</summary>
    public const int NumberShown = 4;

    /// <summary>Days before the end at which the person is told, the furthest first.</summary>
    public static readonly IReadOnlyList<int> WarnDays = [90, 30];

    private TalentDocument()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>Code, see <see cref="DocumentKinds"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public string Kind { get; private set; } = "";

    [Class(FieldClass.Sensitive)]
    public Bearer Bearer { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string? CountryCode { get; private set; }

    /// <summary>Sealed under the person's key; empty when none was given.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Number { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DateOnly? IssuedOn { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DateOnly? ExpiresOn { get; private set; }

    [Class(FieldClass.Sensitive)]
    public PaperStep Translation { get; private set; }

    [Class(FieldClass.Sensitive)]
    public PaperStep Legalisation { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AddedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Days before the end of which the person was last told; null while it was not.</summary>
    [Class(FieldClass.Internal)]
    public int? WarnedDays { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public DocumentFacts Facts => new(Bearer, CountryCode, IssuedOn, ExpiresOn, Translation, Legalisation);

    public static TalentDocument Add(Guid id, Guid userId, string kind, DocumentFacts facts, SealedText number, DateTimeOffset now)
    {
        var document = new TalentDocument { Id = id, UserId = userId, Kind = kind, AddedAt = now };
        document.Change(facts, number, now);
        return document;
    }

    public void Change(DocumentFacts facts, SealedText number, DateTimeOffset now)
    {
        if (facts.ExpiresOn != ExpiresOn) WarnedDays = null;
        (Bearer, CountryCode, IssuedOn, ExpiresOn, Translation, Legalisation) = (facts.Bearer, facts.CountryCode, facts.IssuedOn, facts.ExpiresOn, facts.Translation, facts.Legalisation);
        (Number, ChangedAt) = (number, now);
    }

    /// <summary>The days before its end of which the person is to be told now; null when there is nothing to tell, or it was told.</summary>
    public int? WarningDue(DateOnly today) =>
        ExpiresOn is not { } end || end < today ? null
        : WarnDays.Where(days => end <= today.AddDays(days)).Select(days => (int?)days).LastOrDefault() is { } due && (WarnedDays is not { } told || due < told) ? due : null;

    public void Warned(int days) => WarnedDays = days;

    /// <summary>The consents under which it is kept: each in a box of its own, before its first file.</summary>
    public IReadOnlyList<ConsentKind> Consents => ConsentsOf(Kind, Bearer);

    public static IReadOnlyList<ConsentKind> ConsentsOf(string kind, Bearer bearer)
    {
        List<ConsentKind> needed = [];
        if (DocumentKinds.Find(kind)?.Consent is { } consent) needed.Add(consent);
        if (bearer != Bearer.Self) needed.Add(ConsentKind.FamilyPapers);
        return needed;
    }
}
