namespace TalentPortal.Features.Referrals.Domain;

/// <summary>To what kind of organisation a talent is referred.</summary>
public enum ReferralKind
{
    Employer,

    /// <summary>A hub, an incubator, a science park.</summary>
    Hub,
    School,
    Service,
}

/// <summary>Where a referral stands. What stands after <see cref="Accepted"/> ends the loop.</summary>
public enum ReferralState
{
    /// <summary>The talent decides; nothing has gone out.</summary>
    Asked,

    /// <summary>The receiver has not answered.</summary>
    Sent,

    /// <summary>The receiver takes care of it; what came of it is not known yet.</summary>
    Accepted,

    /// <summary>The receiver cannot help, and says why.</summary>
    Declined,

    /// <summary>They talked.</summary>
    Met,

    /// <summary>A position or a place was found.</summary>
    Found,

    /// <summary>Nothing came of it.</summary>
    Nothing,

    /// <summary>The receiver never said.</summary>
    NoAnswer,

    /// <summary>The talent did not want it.</summary>
    Refused,

    /// <summary>The talent or the consultant took it back.</summary>
    Withdrawn,
}

/// <summary>What is passed on beside the name.</summary>
public enum ReferralPart
{
    Contact,
    Education,
    Work,
    About,
}
