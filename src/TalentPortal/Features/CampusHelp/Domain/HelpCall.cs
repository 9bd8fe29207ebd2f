using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CampusHelp.Domain;

/// <summary>What a student consultant asks for help with.</summary>
public enum HelpKind
{
    /// <summary>Somebody is in danger. The talent's page says nothing of it: whoever threatens them may read along.</summary>
    Safety,
    Health,
    LostDocuments,

    /// <summary>Money, or somebody who wants it from them.</summary>
    Money,
    Family,
    Other,
}

/// <summary>Where a call for help stands.</summary>
public enum HelpState
{
    Asked,

    /// <summary>Somebody takes care of it.</summary>
    Taken,
    Closed,
}

/// <summary>A student consultant does not know how to go on in a case, and asks whoever supervises them.</summary>
public sealed class HelpCall : ITenantOwned
{
    public const string Table = "help_calls";
    public const int WordsMax = 2000;

    /// <summary>Bytes of sealed words at most.</summary>
    public const int SealedMax = 12_000;

    /// <summary>Months for which a call is kept; it goes with its case before.</summary>
    public const int KeptMonths = 12;

    private HelpCall()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid CaseId { get; private set; }

    public HelpKind Kind { get; private set; }

    /// <summary>Who asks.</summary>
    public Guid ConsultantUserId { get; private set; }

    public string ConsultantName { get; private set; } = "";

    /// <summary>Sealed under the key of the person whose case it is: it goes with them.</summary>
    public SealedText Words { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public HelpState State { get; private set; }

    public Guid? AnsweredByUserId { get; private set; }

    public string? AnsweredByName { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What was done, sealed like <see cref="Words"/>; empty while it is open.</summary>
    public SealedText Done { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public uint Version { get; private set; }

    public bool IsOpen => State != HelpState.Closed;

    public static HelpCall Ask(Guid id, TalentCase about, HelpKind kind, Guid consultant, string name, SealedText words, DateTimeOffset now) => new()
    {
        Id = id, TenantId = about.TenantId, CaseId = about.Id, Kind = kind, ConsultantUserId = consultant, ConsultantName = name, Words = words, AskedAt = now,
    };

    /// <summary>Somebody takes care of it. Returns why not, or null.</summary>
    public TextKey? Take(Guid by, string name, DateTimeOffset now)
    {
        if (State != HelpState.Asked) return "AnswerHelp_NotWaiting";
        (State, AnsweredByUserId, AnsweredByName, AnsweredAt) = (HelpState.Taken, by, name, now);
        return null;
    }

    /// <summary>It is settled. Returns why not, or null.</summary>
    public TextKey? Close(SealedText done, Guid by, string name, DateTimeOffset now)
    {
        if (!IsOpen) return "AnswerHelp_NotWaiting";
        (State, AnsweredByUserId, AnsweredByName, AnsweredAt, Done, ClosedAt) = (HelpState.Closed, by, name, AnsweredAt ?? now, done, now);
        return null;
    }
}
