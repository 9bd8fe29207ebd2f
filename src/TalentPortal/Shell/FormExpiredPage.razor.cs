using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>What stands in place of a form's answer when its token was not valid.</summary>
public sealed partial class FormExpiredPage
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private RefusedForm? Form => Http.Features.Get<RefusedForm>();
}
