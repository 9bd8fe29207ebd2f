using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts.Domain;

/// <summary>What the page does after a step of signing in: write a cookie and go on.</summary>
/// <param name="Session">The session that was opened; null while the second step is still to come.</param>
/// <param name="Pending">The first step, to be kept for the second.</param>
/// <param name="Next">Where to go on: local, or relative to the site.</param>
public sealed record SignInResult(SessionTicket? Session, PendingSignIn? Pending, string Next);

/// <summary>Says how far a sign-in came, in the same words for every account there is or is not.</summary>
public sealed class SignInAnswers(RightsStore rights, CurrentCall call)
{
    public async Task<Outcome<SignInResult>> Of(SignInOutcome outcome, string? returnUrl, CancellationToken ct)
    {
        switch (outcome.Step)
        {
            case SignInStep.SignedIn:
                return new SignInResult(outcome.Session, null, await NextFor(outcome.Session!, returnUrl, ct));
            case SignInStep.NeedsCode:
                return new SignInResult(null, outcome.Pending, "account/sign-in/code" + WithReturn(returnUrl));
            case SignInStep.TooMany:
                return Outcome.Refused("Accounts_TooMany");
            case SignInStep.Busy:
                return Outcome.Refused("Accounts_Busy");
            case SignInStep.Lapsed:
                return Outcome.Refused("PassSecondFactor_Lapsed");
            default:
                return Outcome.Refused("SignIn_Wrong");
        }
    }

    /// <summary>The query that carries a return address on to the next page; nothing when it is not of this portal.</summary>
    public static string WithReturn(string? returnUrl) => LocalReturnUrl.IsLocal(returnUrl) ? "?returnUrl=" + Uri.EscapeDataString(returnUrl!) : "";

    /// <summary>What a session that was just opened may do; without one, the session at hand, read anew.</summary>
    public async Task<Rights> RightsOf(SessionTicket? session, CancellationToken ct)
    {
        var origin = session is null ? call.Origin : call.Origin with { UserId = session.UserId, SessionId = session.SessionId };
        return (await rights.ReadNow([origin], ct))[0];
    }

    private async Task<string> NextFor(SessionTicket session, string? returnUrl, CancellationToken ct)
    {
        var held = await RightsOf(session, ct);
        if (held.NeedsSecondFactor) return "account/second-factor" + WithReturn(returnUrl);
        if (LocalReturnUrl.IsLocal(returnUrl)) return returnUrl!;
        foreach (var workspace in Enum.GetValues<Workspace>())
            if (WorkspaceRequirement.IsMember(workspace, held)) return workspace.ToString().ToLowerInvariant();
        return held.HoldsStaffRole ? "account" : "me";
    }
}
