using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Leads.Domain;

/// <summary>Who is asked to answer a lead that waits.</summary>
public sealed partial class Lead
{
    /// <summary>Who is asked while it waits. Why, is the tenant's own: see <see cref="LeadOffer"/>.</summary>
    [Class(FieldClass.Internal)]
    public LeadQueue Queue { get; private set; }

    /// <summary>To whom it is offered; null: to nobody alone.</summary>
    [Class(FieldClass.Internal)]
    public Guid? OfferedTo { get; private set; }

    /// <summary>Until when it is offered to them.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? OfferedUntil { get; private set; }

    /// <summary>Whether somebody may answer it now: nobody else does while it is offered to one.</summary>
    /// <param name="leadsTeam">They lead the team, and may answer any.</param>
    public bool IsFor(Guid user, bool leadsTeam) => leadsTeam || Queue == LeadQueue.Open || (Queue == LeadQueue.Offered && OfferedTo == user);

    /// <summary>Asks one consultant to take it. Without effect once it is answered.</summary>
    public void OfferTo(Guid user, DateTimeOffset until)
    {
        if (State == LeadState.New) (Queue, OfferedTo, OfferedUntil) = (LeadQueue.Offered, user, until);
    }

    /// <summary>Nobody is left to be asked: the team lead says who takes it. False when that is so already.</summary>
    public bool LeaveToTeamLead()
    {
        if (State != LeadState.New || Queue == LeadQueue.TeamLead) return false;
        (Queue, OfferedTo, OfferedUntil) = (LeadQueue.TeamLead, null, null);
        return true;
    }

    /// <summary>It waits for anybody again.</summary>
    public void OpenToAll() => (Queue, OfferedTo, OfferedUntil) = (LeadQueue.Open, null, null);

    /// <summary>Whom it is offered to does not take it. False when it is not theirs to pass on.</summary>
    public bool PassOn(Guid user)
    {
        if (State != LeadState.New || Queue != LeadQueue.Offered || OfferedTo != user) return false;
        (OfferedTo, OfferedUntil) = (null, null);
        Raise(new LeadPassed(this, user));
        return true;
    }
}
