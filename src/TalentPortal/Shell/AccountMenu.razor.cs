using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>Who is signed in, where they can go, and the way out.</summary>
public sealed partial class AccountMenu
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    /// <summary>The person.</summary>
    [Parameter, EditorRequired] public required AccountLook Account { get; set; }
}
