using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts.Domain;

/// <summary>Says what became of a wish that is answered in the same words whether or not there is an account.</summary>
internal static class NeutralAnswers
{
    public static Outcome<Done> ToOutcome(this NeutralStep step) => step switch
    {
        NeutralStep.TooMany => Outcome.Refused("Accounts_TooMany"),
        NeutralStep.Busy => Outcome.Refused("Accounts_Busy"),
        _ => Done.Value,
    };
}
