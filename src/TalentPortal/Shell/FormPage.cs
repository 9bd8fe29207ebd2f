using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Shell;

/// <summary>A static page with forms: it sends, shows what was wrong, and goes on after success.</summary>
/// <typeparam name="TTexts">The feature's texts.</typeparam>
public abstract class FormPage<TTexts> : ComponentBase
{
    [Inject] protected PortalSender Sender { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [Inject] protected IStringLocalizer<TTexts> T { get; set; } = null!;

    [Inject] protected IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>What was wrong with the form that was just sent.</summary>
    protected FormErrors Errors { get; private set; } = FormErrors.None;

    /// <summary>Sends the command of a form. Gives its result, or default with <see cref="Errors"/> filled.</summary>
    protected async Task<TResult?> Submit<TResult>(IRequest<Outcome<TResult>> command)
        where TResult : class
    {
        var outcome = await Sender.Send(command, Http.RequestAborted);
        Errors = outcome.ToErrors(T, Shared);
        return outcome.IsOk ? outcome.Value : null;
    }
}
