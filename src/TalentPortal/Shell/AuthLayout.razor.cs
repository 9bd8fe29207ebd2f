namespace TalentPortal.Shell;

/// <summary>One narrow column in the public frame: signing in, creating an account, codes.</summary>
public sealed partial class AuthLayout;
