using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans.Domain;

/// <summary>One thing to be done around an arrival. The talent may read every column; both sides may say that it is done.</summary>
public sealed class ArrivalItem : ICaseRow
{
    public const string Table = "arrival_items";
    public const int TitleMax = 200;
    public const int WhereMax = 200;

    /// <summary>How many a plan may have.</summary>
    public const int MostOfPlan = 60;

    private ArrivalItem()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid CaseId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>The line of the template it was taken from; null when somebody wrote it, or wrote it anew.</summary>
    [Class(FieldClass.Internal)]
    public string? Line { get; private set; }

    /// <summary>Day at the tenant.</summary>
    [Class(FieldClass.Sensitive)]
    public DateOnly On { get; private set; }

    /// <summary>Minute of the day that was agreed; null: some time of <see cref="Time"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public int? AtMinute { get; private set; }

    [Class(FieldClass.Sensitive)]
    public ArrivalTime Time { get; private set; }

    [Class(FieldClass.Sensitive)]
    public ArrivalParty Party { get; private set; }

    /// <summary>See <see cref="ArrivalWords"/>; sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    /// <summary>Kinds of documents to bring, and nothing of them.</summary>
    [Class(FieldClass.Sensitive)]
    public List<string> Papers { get; private set; } = [];

    /// <summary>Order among those of the same time.</summary>
    [Class(FieldClass.Internal)]
    public int Place { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DateTimeOffset? DoneAt { get; private set; }

    [Class(FieldClass.Internal)]
    public CallSide? DoneBy { get; private set; }

    /// <summary>The name to show; null for the talent.</summary>
    [Class(FieldClass.Public)]
    public string? DoneByName { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsDone => DoneAt is not null;

    public static ArrivalItem Plan(Guid id, ArrivalPlan plan, string? line, DateOnly on, int? atMinute, ArrivalTime time, ArrivalParty party, SealedText words, IEnumerable<string> papers, int place) => new()
    {
        Id = id,
        TenantId = plan.TenantId,
        CaseId = plan.Id,
        TalentUserId = plan.TalentUserId,
        Line = line,
        On = on,
        AtMinute = atMinute,
        Time = time,
        Party = party,
        Words = words,
        Papers = [.. papers],
        Place = place,
    };

    /// <summary>Says anew what it is, when and where. Returns why not, or null.</summary>
    /// <param name="isOwn">Whether it says something else than its line did: then no source answers for it.</param>
    public TextKey? Change(DateOnly on, int? atMinute, ArrivalTime time, ArrivalParty party, SealedText words, IEnumerable<string> papers, bool isOwn)
    {
        if (IsDone) return "ArrivalItem_Done";
        (On, AtMinute, Time, Party, Words, Papers) = (on, atMinute, time, party, words, [.. papers]);
        if (isOwn) Line = null;
        return null;
    }

    /// <summary>Done, or open again.</summary>
    public void Mark(bool isDone, CallSide by, string? name, DateTimeOffset now)
    {
        if (isDone == IsDone) return;
        (DoneAt, DoneBy, DoneByName) = isDone ? (now, by, name) : ((DateTimeOffset?)null, (CallSide?)null, (string?)null);
    }

    internal void Shift(int days)
    {
        if (!IsDone) On = On.AddDays(days);
    }
}

/// <summary>What is written about an item, in clear only in the memory of the request that may read it.</summary>
public sealed record ArrivalWords(string? Zh, string? En, string? WhereZh, string? WhereEn)
{
    public Bilingual Title => new(Zh, En);

    public Bilingual Where => new(WhereZh, WhereEn);
}
