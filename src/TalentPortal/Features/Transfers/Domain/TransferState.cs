namespace TalentPortal.Features.Transfers.Domain;

/// <summary>Where the passing of a case to another organisation stands.</summary>
public enum TransferState
{
    /// <summary>The talent decides; nothing has left.</summary>
    Asked,

    /// <summary>The talent agreed; the other organisation has it before it.</summary>
    Offered,

    /// <summary>The other organisation took it on, with a case of its own.</summary>
    Accepted,

    /// <summary>The other organisation said no, with a reason.</summary>
    Returned,

    /// <summary>Nobody there answered in time.</summary>
    Bounced,

    /// <summary>The talent does not want it, before or after it was offered.</summary>
    Declined,

    /// <summary>The sender took it back, or the case ended otherwise.</summary>
    Withdrawn,
}
