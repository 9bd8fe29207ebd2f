using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>
/// Who fitted what a card shows, when it was last counted: a hint where to look and never an answer. Whoever asks
/// <c>app_fits</c> has each of these people compared again, as they are then, so that no crowd is believed in that is gone;
/// where the hint no longer holds, all are counted.
/// </summary>
public sealed class CardCrowd : ITenantOwned
{
    public const string Table = "card_crowds";

    /// <summary>People that are noted: more than must fit, so that the hint outlives some of them.</summary>
    public const int Noted = TalentCard.PeopleLeast + 3;

    /// <summary>After how long all is counted anew.</summary>
    public static readonly TimeSpan CountedFor = TimeSpan.FromHours(20);

    /// <summary>After how long one goes that no card shows any more.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(3);

    private CardCrowd()
    {
    }

    /// <summary>What the card shows, as <c>app_marks_key</c> makes it out of the marks: cards that show the same share a crowd.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    /// <summary>Ids of their <see cref="TalentFacts"/>, which say nothing to whoever may not read these and lead nowhere once they are gone.</summary>
    [Class(FieldClass.Internal)]
    public List<Guid> People { get; private set; } = [];

    /// <summary>Whether these were all who fitted. Then only those who said something since can have joined them.</summary>
    [Class(FieldClass.Internal)]
    public bool IsWhole { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset CountedAt { get; private set; }
}
